namespace Tlpipe.Abstractions;

/// <summary>The kinds of part that a plugin can provide.</summary>
public enum PartKind
{
    /// <summary><see cref="IDataSet"/>.</summary>
    DataSet,

    /// <summary><see cref="IBackbone"/>.</summary>
    Backbone,

    /// <summary><see cref="IHead"/>.</summary>
    Head,

    /// <summary><see cref="IBalancer"/>.</summary>
    Balancer,

    /// <summary><see cref="IOptimizer"/>.</summary>
    Optimizer,

    /// <summary><see cref="ISchedule"/>.</summary>
    Schedule,

    /// <summary><see cref="ISharing"/>.</summary>
    Sharing,
}
