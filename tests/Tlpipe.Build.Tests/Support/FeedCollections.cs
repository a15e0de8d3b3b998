// A build uses several processor cores by itself: more at once would only wait for each other, and for the time limits of some tests.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Tlpipe.Build.Tests.Support;

/// <summary>Tests of what a build trains, and of what a lock and a build server make of that.</summary>
[CollectionDefinition(Name)]
public sealed class ChangingModels : ICollectionFixture<PackedFeed>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "changing models";
}

/// <summary>Tests of a project's build from its first to its last step, and of what disturbs it.</summary>
[CollectionDefinition(Name)]
public sealed class BuildingProjects : ICollectionFixture<PackedFeed>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "building projects";
}

/// <summary>Tests of packages, of published programs and of what is generated and plugged in.</summary>
[CollectionDefinition(Name)]
public sealed class UsingPackages : ICollectionFixture<PackedFeed>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "using packages";
}
