using Tlpipe.Pipeline.Training;
using Tlpipe.Testing.Checking;

namespace Tlpipe.Testing.Engine;

/// <summary>What the engine makes of the plugin's parts.</summary>
internal static class TrainingChecks
{
    public static void SameBytes(TrainedFiles first, TrainedFiles second) => Same(first, second, "trained a second time",
        "nobody could make the model again that was reviewed",
        "look for what is random outside of its stream: System.Random, Guid.NewGuid, a generator without a seed, the order of a dictionary, folder or thread");

    public static void Resumes(Func<TrainingBench> bench, TrainedFiles whole)
    {
        if (whole.Steps.Count < 4)
            throw new ConformanceException($"the model of this test class takes {whole.Steps.Count} steps", "it is cut off twice on its way", "give it more epochs, or a smaller batch: at least 4 steps");
        using var workshop = bench();
        foreach (var cut in new[] { whole.Steps[(whole.Steps.Count / 3) - 1], whole.Steps[(2 * whole.Steps.Count / 3) - 1] }) _ = workshop.Train(happened => IsStep(happened, cut));
        var resumed = workshop.Train();
        if (!resumed.Resumed)
            throw new ConformanceException("the run that was cut off began again from nothing", "a killed build would lose its time", "the checkpoint could not be read: look at what balancers and optimizers put into their state");
        Same(whole, resumed, $"cut off twice in {whole.Steps.Count} steps and resumed",
            "a killed build would end with another model than one that wasn't",
            "keep all state in registered buffers, in the optimizer's state dict or in the balancer's State(), and derive what is random from the stream that is given, not from what was drawn before");

        static bool IsStep(TrainingEvent happened, (int Epoch, long Step) cut) =>
            happened is TrainingEvent.StepTaken step && step.Epoch == cut.Epoch && step.Step == cut.Step;
    }

    public static void KeyIsStable(Func<TrainingBench> bench, TrainedFiles whole)
    {
        using var workshop = bench();
        var elsewhere = workshop.Train();
        if (elsewhere.Key != whole.Key)
            throw new ConformanceException("in another folder the model has another key", "no cache would serve another clone", "let Content, Identify and Describe follow from what files hold and from options alone");
        if (workshop.Train().WasTrained)
            throw new ConformanceException("built again, the model is trained again", "a build that changes nothing has to cost nothing", "let Content follow from the options and the files alone");
    }

    public static void LeavesNoTensor(Action train)
    {
        if (Leaks.Of(train) is > 0 and var left)
            throw new ConformanceException(
                $"a training leaves {left} native tensors behind", "a build of several models would run out of memory", "find the part whose own check on tensors fails; or dispose what the part keeps in fields");
    }

    private static void Same(TrainedFiles expected, TrainedFiles found, string how, string why, string remedy)
    {
        foreach (var (name, bytes) in expected.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
            if (!found.Files.TryGetValue(name, out var other) || !bytes.AsSpan().SequenceEqual(other))
                throw new ConformanceException($"{how}, the model's {name} is another", why, remedy);
    }
}
