using Tlpipe.Models;

// Where every AddX lies, so that no using is needed.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Models as services.</summary>
public static class TlpipeServiceCollectionExtensions
{
    /// <summary>
    /// Adds a model as a singleton, which all threads share. It is loaded when it is first asked for, and the container disposes it.
    /// </summary>
    /// <typeparam name="TModel">The class that the build generated for the model.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="folder">The model's folder, or its <c>model.json</c>; null takes the one that the build put beside the application.</param>
    /// <param name="options">How it works; the defaults suit one model in one process.</param>
    public static IServiceCollection AddTlpipeModel<TModel>(this IServiceCollection services, string? folder = null, PredictorOptions? options = null)
        where TModel : class, ITlpipeModel<TModel> =>
        services.AddSingleton(_ => TModel.Load(folder, options));
}
