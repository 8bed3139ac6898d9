using Classroom.Relay.Udp;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>What one worker has counted, and what each of its tracks has.</summary>
internal sealed record WorkerReading(WorkerSnapshot Snapshot, IReadOnlyList<ProducerReading> Producers, IReadOnlyList<ConsumerReading> Consumers);
