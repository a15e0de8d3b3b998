using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Tests;

/// <summary>What child processes do, by the first argument.</summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments.FirstOrDefault())
        {
            case "plan": return BuildOnMeta();
            case "use": return await UseTorch();
            default: return 2;
        }
    }

    // Everything a planner does with modules; then, what native libraries the process has.
    private static int BuildOnMeta()
    {
        using var scope = device_scope(META);
        using var network = Samples.Network();
        network.requires_grad_(false);
        network.eval();
        foreach (var (name, tensor) in network.state_dict()) Console.WriteLine($"{name} {tensor}");
        var maps = File.ReadAllText("/proc/self/maps");
        Console.WriteLine(maps.Contains("tlpipe_torch", StringComparison.Ordinal) || maps.Contains("libtorch", StringComparison.Ordinal) ? "libtorch is loaded" : "libtorch is not loaded");
        return 0;
    }

    private static async Task<int> UseTorch()
    {
        try
        {
            using var mode = no_grad();
            using var tensor = ones(2);
            Console.WriteLine(tensor);
        }
        catch (TorchUnavailableException reason)
        {
            Console.WriteLine($"{reason.Code}: {reason.Message}");
        }
        // What failed must leave nothing behind that fails again where the flow of execution goes on.
        await Task.Run(() => { });
        return 0;
    }
}
