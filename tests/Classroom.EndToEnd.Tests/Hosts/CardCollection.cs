namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>The tests that need a camera with cards before it; the film is made once.</summary>
[CollectionDefinition(nameof(CardCollection))]
public sealed class CardCollection : ICollectionFixture<CardHosts>;
