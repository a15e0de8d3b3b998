using System.Diagnostics;
using System.Runtime.InteropServices;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Tests.Backbones;

/// <summary>What PyTorch and torchvision say of the published networks: names, shapes and outputs on fixed pictures.</summary>
public sealed class ReferenceBackbones : IDisposable
{
    /// <summary>Debian's Python, which has PyTorch and torchvision; others on the path may not.</summary>
    private const string Python = "/usr/bin/python3";

    private static readonly string Weights = Path.Combine(RealData.Root, "weights");

    private readonly TemporaryFolder _folder = new();
    private readonly string? _absent;

    public ReferenceBackbones()
    {
        string[] weights = Directory.Exists(Weights) ? [Weights] : [];
        _absent = Run([Path.Combine(AppContext.BaseDirectory, "Backbones", "reference_backbones.py"), _folder.Path, .. weights]);
    }

    /// <summary>The checkpoint of a network; skips the test, saying why, where Python or the real weights are absent.</summary>
    public string Checkpoint(string name)
    {
        Skip.If(_absent is not null, _absent);
        return name switch
        {
            "mobilenet-v2" => RealData.Require("weights/mobilenet_v2_imagenet.pth"),
            "squeezenet1-1" => RealData.Require("weights/squeezenet1_1_imagenet.pth"),
            "resnet-20" => RealData.Require("weights/resnet20-12fca82f.th"),
            _ => _folder.Combine($"{name}.pth"),
        };
    }

    /// <summary>PyTorch's state dict, a line each: name, type, sizes.</summary>
    public IReadOnlyList<string> StateDict(string name) => File.ReadAllLines(_folder.Combine($"{name}.txt"));

    /// <summary>The pictures, uint8 <c>[N, 3, S, S]</c>.</summary>
    public Tensor Pictures(string name, long size) => from_bytes(Bytes($"{name}.input"), [2, 3, size, size], ScalarType.Byte);

    /// <summary>PyTorch's logits of the pictures, row by row.</summary>
    public float[] Logits(string name) => MemoryMarshal.Cast<byte, float>(Bytes($"{name}.logits")).ToArray();

    public void Dispose() => _folder.Dispose();

    private byte[] Bytes(string file) => File.ReadAllBytes(_folder.Combine(file));

    /// <summary>Runs the script; why it could not run, or null.</summary>
    private static string? Run(IEnumerable<string> arguments)
    {
        if (!File.Exists(Python)) return $"no {Python}";
        using var imports = Process.Start(Python, ["-c", "import torch, torchvision"]);
        imports.WaitForExit();
        if (imports.ExitCode != 0) return $"{Python} lacks PyTorch or torchvision (apt-get install python3-torch python3-torchvision)";
        using var script = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = script.StandardError.ReadToEnd();
        script.WaitForExit();
        return script.ExitCode == 0 ? null : throw new InvalidOperationException(errors);
    }
}
