using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Tlpipe.Abstractions;

/// <summary>How a plugin registers its parts.</summary>
public static class PluginServiceCollectionExtensions
{
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    /// <summary>Registers a data set under the name that model files use.</summary>
    public static IServiceCollection AddDataSet<[DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, string name)
        where TProvider : class, IProvider<IDataSet> => services.AddPart<IDataSet, TProvider>(PartKind.DataSet, name);

    /// <summary>Registers a backbone under the name that model files use.</summary>
    public static IServiceCollection AddBackbone<[DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, string name)
        where TProvider : class, IProvider<IBackbone> => services.AddPart<IBackbone, TProvider>(PartKind.Backbone, name);

    /// <summary>Registers a head under the name that model files use.</summary>
    public static IServiceCollection AddHead<[DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, string name)
        where TProvider : class, IProvider<IHead> => services.AddPart<IHead, TProvider>(PartKind.Head, name);

    /// <summary>Registers a balancer under the name that model files use.</summary>
    public static IServiceCollection AddBalancer<[DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, string name)
        where TProvider : class, IProvider<IBalancer> => services.AddPart<IBalancer, TProvider>(PartKind.Balancer, name);

    /// <summary>Registers an optimizer under the name that model files use.</summary>
    public static IServiceCollection AddOptimizer<[DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, string name)
        where TProvider : class, IProvider<IOptimizer> => services.AddPart<IOptimizer, TProvider>(PartKind.Optimizer, name);

    /// <summary>Registers a learning rate schedule under the name that model files use.</summary>
    public static IServiceCollection AddSchedule<[DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, string name)
        where TProvider : class, IProvider<ISchedule> => services.AddPart<ISchedule, TProvider>(PartKind.Schedule, name);

    /// <summary>Registers a sharing under the name that model files use.</summary>
    public static IServiceCollection AddSharing<[DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, string name)
        where TProvider : class, IProvider<ISharing> => services.AddPart<ISharing, TProvider>(PartKind.Sharing, name);

    private static IServiceCollection AddPart<TPart, [DynamicallyAccessedMembers(Constructors)] TProvider>(this IServiceCollection services, PartKind kind, string name)
        where TPart : class
        where TProvider : class, IProvider<TPart>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        services.AddKeyedSingleton<IProvider<TPart>, TProvider>(name);
        services.AddSingleton(new PartRegistration(kind, name, typeof(TProvider)));
        return services;
    }
}
