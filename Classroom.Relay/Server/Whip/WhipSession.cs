using System.Security.Cryptography;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Whip;

/// <summary>
/// One transport that an offer made: a publisher's or a player's. It lives until its peer goes, its maker deletes it, or what it is about
/// ends. Objects of the worker are touched on its thread only; everything else from any thread.
/// </summary>
internal abstract class WhipSession(MediaWorker worker, string owner) : ITransportObserver
{
    private readonly Lock _gate = new();
    private string? _answer;
    private bool _isEnded;

    /// <summary>Unguessable; the last part of the session's address.</summary>
    public string Id { get; } = NewId();

    /// <summary>Who made it, and may delete it.</summary>
    public string Owner { get; } = owner;

    /// <summary>Names this ICE session (RFC 9725 §4.3.1).</summary>
    public string EntityTag => $"\"{Transport.LocalCredentials.UsernameFragment}\"";

    /// <summary>Raised once, when all is over; on any thread.</summary>
    public event Action<WhipSession>? Ended;

    protected MediaWorker Worker { get; } = worker;

    /// <summary>Set when the session is opened.</summary>
    protected WebRtcTransport Transport { get; set; } = null!;

    /// <summary>The answer to the offer, which is given out once and not kept: of a county's players it would be megabytes of text.</summary>
    /// <exception cref="InvalidOperationException">The session is not open, or the answer was taken.</exception>
    public string TakeAnswer() => Interlocked.Exchange(ref _answer, null) ?? throw new InvalidOperationException("There is no answer to take.");

    /// <summary>Ends it. Idempotent.</summary>
    public async Task CloseAsync()
    {
        await Worker.Run((_, now) =>
        {
            Transport.Close(TransportCloseReason.Local, now);
            return true;
        });
        End();
    }

    /// <inheritdoc/>
    public void OnStateChanged(Transport transport)
    {
        if (transport.State == TransportState.Connected)
        {
            OnConnected();
        }
        else if (transport.State == TransportState.Closed)
        {
            // Ending takes locks, so it leaves the worker's thread.
            ThreadPool.QueueUserWorkItem(static session => session.End(), this, preferLocal: false);
        }
    }

    protected void Answer(Offer offer, IReadOnlyList<IceCandidate> candidates, DtlsFingerprint fingerprint, IEnumerable<AnsweredTrack> agreed) =>
        _answer = new Answer(offer, Transport.LocalCredentials, candidates, fingerprint).With(agreed).ToString();

    /// <summary>Makes what the session is about known, unless it has ended already.</summary>
    protected void Begin()
    {
        lock (_gate)
        {
            if (!_isEnded)
            {
                OnBegun();
            }
        }
    }

    /// <summary>A transport of this session, on the worker's thread.</summary>
    protected WebRtcTransport CreateTransport(Router router) =>
        WebRtcTransport.CreateServer(router, new WebRtcTransportOptions(Id, Worker.CreateDtls) { Observer = this, Owner = Owner });

    /// <summary>Media can flow. On the worker's thread, inside its transport.</summary>
    protected virtual void OnConnected()
    {
    }

    protected virtual void OnBegun()
    {
    }

    /// <summary>Undoes <see cref="OnBegun"/>; called once.</summary>
    protected virtual void OnEnded()
    {
    }

    protected static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private void End()
    {
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
            OnEnded();
        }

        Ended?.Invoke(this);
    }
}
