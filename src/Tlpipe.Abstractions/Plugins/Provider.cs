namespace Tlpipe.Abstractions;

/// <summary>The usual base class of a provider, typed by its options.</summary>
/// <typeparam name="TPart">The contract that the created part implements.</typeparam>
/// <typeparam name="TOptions">The options record; camelCase in YAML, PascalCase in code.</typeparam>
public abstract class Provider<TPart, TOptions> : IProvider<TPart>
    where TPart : class
    where TOptions : class, new()
{
    /// <inheritdoc/>
    public Type OptionsType => typeof(TOptions);

    /// <inheritdoc/>
    public TPart Create(object options, PartContext context) => Create((TOptions)options, context);

    /// <inheritdoc cref="IProvider{TPart}.Create"/>
    protected abstract TPart Create(TOptions options, PartContext context);
}
