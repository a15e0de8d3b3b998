using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>Whether parameters are drawn from libtorch's default generator alone.</summary>
internal static class SeedChecks
{
    // Another test may draw at the same moment; what draws elsewhere does so every time.
    private const int Attempts = 3;

    public static void Same(Func<nn.Module> build)
    {
        var different = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            using var scope = NewDisposeScope();
            using var first = build();
            using var again = build();
            if (first.state_dict().FirstOrDefault(entry => !TensorContent.Of(entry.Value).Equals(TensorContent.Of(again.state_dict()[entry.Key]))) is not { Key: { } name }) return;
            different = name;
        }

        throw new ConformanceException(
            $"built twice from one seed, '{different}' differs", "the same model file would give another model each time", "initialize with nn.init and libtorch's functions, which draw from the default generator");
    }
}
