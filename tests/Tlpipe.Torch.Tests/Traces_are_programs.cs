using System.Diagnostics;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

public sealed class Traces_are_programs : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TemporaryFolder _folder = new();
    private readonly Sequential _network = Samples.WaveNetwork();

    public Traces_are_programs() => _network.eval();

    public void Dispose()
    {
        _network.Dispose();
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Traced_frozen_and_optimized_agree_with_the_module_for_any_batch_size()
    {
        using var traced = jit.trace(_network, Samples.Wave([2, 3, 8, 8]), check_example: Samples.Wave([3, 3, 8, 8]));
        using var frozen = traced.freeze();
        using var optimized = frozen.optimize_for_inference();
        foreach (var batch in new long[] { 1, 2, 5 })
        {
            var input = Samples.Wave([batch, 3, 8, 8], batch);
            var expected = Samples.Numbers(_network.call(input));
            foreach (var program in new[] { traced, frozen, optimized })
            {
                var first = Samples.Numbers(program.call(input));
                Samples.AssertClose(expected, first, 1e-5);
                // Bit by bit, also when libtorch has optimized the program for what it saw.
                for (var run = 0; run < 4; run++) Assert.Equal(first, Samples.Numbers(program.call(input)));
            }
        }
    }

    [Fact]
    public void The_same_program_gives_the_same_bytes_under_any_file_name()
    {
        using var first = jit.trace(_network, Samples.Wave([2, 3, 8, 8]));
        using var second = jit.trace(_network, Samples.Wave([4, 3, 6, 6]));
        first.save(_folder.Combine("a.pt"));
        second.save(_folder.Combine("other", "b.pt"));
        first.save_without_weights(_folder.Combine("c.pt"));
        second.save_without_weights(_folder.Combine("d.pt"));

        Assert.Equal(File.ReadAllBytes(_folder.Combine("a.pt")), File.ReadAllBytes(_folder.Combine("other", "b.pt")));
        Assert.Equal(File.ReadAllBytes(_folder.Combine("c.pt")), File.ReadAllBytes(_folder.Combine("d.pt")));
        Assert.NotEqual(File.ReadAllBytes(_folder.Combine("a.pt")), File.ReadAllBytes(_folder.Combine("c.pt")));
    }

    [Fact]
    public void A_program_without_weights_gets_them_back_by_name()
    {
        var input = Samples.Wave([2, 3, 8, 8]);
        using var traced = jit.trace(_network, input);
        var expected = Samples.Numbers(traced.call(input));
        traced.save_without_weights(_folder.Combine("program.pt"));
        Assert.Equal(expected, Samples.Numbers(traced.call(input)));

        using var program = jit.load(_folder.Combine("program.pt"));
        Assert.All(program.state_dict().Values, weight => Assert.Equal(0, weight.numel()));
        var weights = _network.state_dict();
        Assert.Equal(weights.Keys.Order(StringComparer.Ordinal), program.state_dict().Keys.Order(StringComparer.Ordinal));
        program.load_state_dict(weights);
        using var frozen = program.freeze();
        Assert.Equal(expected, Samples.Numbers(program.call(input)));
        Samples.AssertClose(expected, Samples.Numbers(frozen.call(input)), 1e-5);

        weights.Remove("fc.bias");
        weights["more"] = ones(1);
        Assert.Equal("the weights do not fit the program: 1 missing (fc.bias); 1 unexpected (more)",
            Assert.Throws<StateDictException>(() => program.load_state_dict(weights)).Message);
    }

    [Fact]
    public void Several_outputs_make_a_tuple()
    {
        var input = Samples.Wave([2, 3, 8, 8]);
        using var traced = jit.trace(_network, x => { var logits = _network.call(x); return [logits, logits.softmax(1)]; }, input);
        var outputs = traced.forward_all(input);
        Assert.Equal(2, outputs.Length);
        Samples.AssertClose([1, 1], Samples.Numbers(outputs[1].sum(1)));
        Assert.Equal("the program gives a tuple; call forward_all", Assert.Throws<InvalidOperationException>(() => traced.call(input)).Message);
    }

    [Fact]
    public void Pictures_of_bytes_are_normalized_inside()
    {
        var picture = tensor(Enumerable.Range(0, 2 * 3 * 4 * 4).Select(i => (byte)i).ToArray(), [2, 3, 4, 4]);
        Tensor Normalized(Tensor x) => _network.call((x.to(float32) / 255 - tensor(new[] { 0.4f, 0.5f, 0.6f }).reshape(3, 1, 1)) / 0.25);
        using var traced = jit.trace(_network, x => [Normalized(x)], picture, picture[..1], as_tuple: false);
        traced.save(_folder.Combine("p.pt"));
        using var loaded = jit.load(_folder.Combine("p.pt"));
        Assert.Equal(Samples.Numbers(Normalized(picture)), Samples.Numbers(loaded.call(picture)));
    }

    private sealed class BySize() : Module<Tensor, Tensor>("BySize")
    {
        public override Tensor forward(Tensor input) => input.view(input.shape[0], -1);
    }

    [Fact]
    public void A_module_that_looks_at_the_batch_size_is_refused()
    {
        var error = Assert.Throws<TraceException>(() => jit.trace(new BySize(), ones(2, 3), check_example: ones(4, 3)));
        Assert.Equal("the module does different things for different inputs, so no one program can stand for it; traced twice, it first differs at: "
            + "'%2 : int = prim::Constant[value=2]()' against '%2 : int = prim::Constant[value=4]()'; "
            + "take sizes from the input through operations (flatten, -1 in view) and avoid decisions on its content", error.Message);
    }

    private sealed class Failing() : Module<Tensor, Tensor>("Failing")
    {
        public override Tensor forward(Tensor input) => throw new NotSupportedException("mine");
    }

    [Fact]
    public void What_a_traced_module_throws_comes_out_as_it_was_and_tracing_goes_on()
    {
        Assert.Equal("mine", Assert.Throws<NotSupportedException>(() => jit.trace(new Failing(), ones(1))).Message);
        using var traced = jit.trace(_network, Samples.Wave([2, 3, 8, 8]));
        Assert.Contains("aten::_convolution", traced.graph, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_files_and_inputs_are_told_in_one_line()
    {
        using var traced = jit.trace(_network, Samples.Wave([2, 3, 8, 8]));
        Assert.Equal("jit.forward: Given groups=1, weight of size [4, 3, 3, 3], expected input[1, 5, 8, 8] to have 3 channels, but got 5 channels instead",
            Assert.Throws<TorchException>(() => traced.call(ones(1, 5, 8, 8))).Message);
        Assert.Equal("jit.load: cannot read /nowhere/x.pt", Assert.Throws<TorchException>(() => jit.load("/nowhere/x.pt")).Message);
        Assert.Equal("jit.save: cannot write /nowhere/x.pt: No such file or directory", Assert.Throws<TorchException>(() => traced.save("/nowhere/x.pt")).Message);
        Assert.Equal("jit.load: PytorchStreamReader failed reading zip archive: failed finding central directory",
            Assert.Throws<TorchException>(() => jit.load(_folder.Write("text.pt", new string('x', 4096)))).Message);
    }

    [SkippableFact]
    public void Python_loads_what_was_saved_with_the_same_names_and_numbers()
    {
        Skip.IfNot(Run("-c", "import torch").ExitCode == 0, $"{Python} has no PyTorch (apt-get install python3-torch)");
        var input = Samples.Wave([2, 3, 8, 8]);
        using var traced = jit.trace(_network, input);
        traced.save(_folder.Combine("model.pt"));

        var (exitCode, output) = Run("-c", """
            import sys, torch, math
            model = torch.jit.load(sys.argv[1]).eval()
            print(*model.state_dict())
            x = torch.tensor([math.sin(0.37 * i) for i in range(2 * 3 * 8 * 8)], dtype=torch.float64).float().reshape(2, 3, 8, 8)
            print(*model(x).flatten().tolist())
            """, _folder.Combine("model.pt"));

        Assert.Equal(0, exitCode);
        var lines = output.Split('\n');
        Assert.Equal(string.Join(' ', _network.state_dict().Keys), lines[0]);
        Samples.AssertClose([.. lines[1].Split(' ').Select(double.Parse)], Samples.Numbers(_network.call(input)));
    }

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        if (!File.Exists(Python)) return (127, "");
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
