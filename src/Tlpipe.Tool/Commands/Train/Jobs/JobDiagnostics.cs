using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Tool.Commands.Train.Jobs;

/// <summary>What can go wrong with the processes that train models: TLP5011 to TLP5015.</summary>
internal static class JobDiagnostics
{
    private const int FirstSignal = 128;
    private const int Kill = 9;

    /// <summary>A process ended before its model was made, without saying why.</summary>
    public static Diagnostic Died(TrainingPlan plan, int exitCode)
    {
        var how = exitCode > FirstSignal ? $"was ended by signal {exitCode - FirstSignal}" : $"ended with exit code {exitCode}";
        var why = exitCode == FirstSignal + Kill ? ", as a machine does that runs out of memory" : "";
        return Diagnostic.Error(
            "TLP5011",
            $"the process that trained '{plan.Spec.Name}' {how}{why}, and said no more than stands above; build again, on a small machine with fewer --jobs",
            new(plan.Spec.FileName));
    }

    /// <summary>No process could be started.</summary>
    public static Diagnostic NotStarted(TrainingPlan plan, string why) => Diagnostic.Error(
        "TLP5012",
        $"a process to train '{plan.Spec.Name}' can't be started: {why.TrimEnd('.')}; close other programs, or build with --jobs 1",
        new(plan.Spec.FileName));

    /// <summary>A process ended well, and the model is not there.</summary>
    public static Diagnostic NotMade(TrainingPlan plan) => Diagnostic.Error(
        "TLP5013",
        $"the process that trained '{plan.Spec.Name}' left another model than was planned, or somebody removed it; build again",
        new(plan.Spec.FileName));
}
