namespace Tlpipe.Abstractions;

/// <summary>Balances the tasks of one step. It does the backward pass: it leaves a gradient on every parameter that the losses reach.</summary>
public interface IBalancer
{
    /// <summary>Whether it balances the tasks' gradients by the shared parameters, so that there is nothing for it to do where the trunk is frozen.</summary>
    bool BalancesGradients => false;

    /// <summary>Why it can't balance these tasks, as a clause; <see langword="null"/> where it can. Asked while planning.</summary>
    /// <param name="tasks">The tasks, in the order of the model file.</param>
    string? Refuses(IReadOnlyList<string> tasks) => null;

    /// <summary>Starts the balancing of a run.</summary>
    /// <param name="tasks">The tasks, in the order of the model file.</param>
    IBalancing Begin(IReadOnlyList<string> tasks);
}
