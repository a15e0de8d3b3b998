namespace Tlpipe.Abstractions;

/// <summary>Balances the tasks of one step. It does the backward pass: it leaves a gradient on every parameter that the losses reach.</summary>
public interface IBalancer
{
    /// <summary>Starts the balancing of a run.</summary>
    /// <param name="tasks">The tasks, in the order of the model file.</param>
    IBalancing Begin(IReadOnlyList<string> tasks);
}
