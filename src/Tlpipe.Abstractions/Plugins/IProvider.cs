namespace Tlpipe.Abstractions;

/// <summary>Creates one part (a data set, a backbone, a head, …) from its options. Found by name as a keyed service; holds no state of its own.</summary>
/// <typeparam name="TPart">The contract that the created part implements.</typeparam>
public interface IProvider<out TPart>
    where TPart : class
{
    /// <summary>The options record: plain properties with defaults and data annotations, bound from the YAML section.</summary>
    Type OptionsType { get; }

    /// <summary>Creates an instance for one use.</summary>
    /// <param name="options">An instance of <see cref="OptionsType"/>, already validated by its annotations.</param>
    /// <param name="context">What the pipeline knows where the part is created.</param>
    /// <exception cref="DiagnosticException">The options can't be met; <see cref="Diagnostic.Option"/> names the one at fault.</exception>
    TPart Create(object options, PartContext context);
}
