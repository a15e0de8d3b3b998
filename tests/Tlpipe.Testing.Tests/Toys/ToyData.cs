using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Tests.Toys;

/// <summary>The promises that the data set can break.</summary>
public enum DataFault
{
    None, Empty, ContentOfCulture, ContentOfPath, Undigested, DescribesAlike, IdentifiesAlike, InferredShared, ReadsInCulture, DrawsInCulture, AugmentsUnsaid,
    SharesBuffer, DrawsElsewhere, KeepsTensors, BeyondVocabulary, LabelOfAnotherType, CountsWrong, LengthWrong, CutsTheLongest, WritesIntoExamples, SettingsShared, TrustsBytes,
}

public sealed record ToyDataOptions
{
    [Description("the file: a class and the tokens on each line")]
    [Required]
    public InputPath? Path { get; init; }

    [Description("one line of so many is for validation")]
    [Range(2, 100)]
    public int ValidateOneIn { get; init; } = 3;

    [Description("whether the last token is drawn anew")]
    public bool Augment { get; init; }

    [Description("the promise to break")]
    public DataFault Fault { get; init; }
}

[Description("Lines of numbers.")]
public sealed class ToyDataProvider : Provider<IDataSet, ToyDataOptions>
{
    protected override IDataSet Create(ToyDataOptions options, PartContext context)
    {
        var path = options.Path!;
        if (!File.Exists(path.FullPath)) throw new DiagnosticException(Diagnostic.Error("TOY01", $"there is no file '{path.Text}'; correct 'path'", option: "path"));
        using var digest = new DigestBuilder();
        digest.Add("file", context.Files.DigestOf(path.FullPath)).Add("validateOneIn", options.ValidateOneIn).Add("augment", $"{options.Augment}");
        if (options.Fault == DataFault.ContentOfCulture) digest.Add("culture", string.Create(CultureInfo.CurrentCulture, $"{1.5}"));
        if (options.Fault == DataFault.ContentOfPath) digest.Add("path", path.FullPath);
        var more = options.Fault == DataFault.Undigested ? int.Parse(File.ReadAllText(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path.FullPath)!, "more.txt")), CultureInfo.InvariantCulture) : 0;
        return new ToyData(options, File.ReadAllLines(path.FullPath), digest.Build(), more);
    }
}

internal sealed class ToyData(ToyDataOptions options, string[] lines, Digest content, int more) : IDataSet
{
    private static readonly string[] Classes = ["even", "odd"];
    private readonly JsonObject _inferred = new() { ["columns"] = 1 };
    private readonly long[] _buffer = new long[64];
    private readonly ILookup<Split, (string Line, int Number)> _splits = lines.Index()
        .ToLookup(line => line.Index % options.ValidateOneIn == 0 || options.Fault == DataFault.Empty ? Split.Validation : Split.Train, line => (line.Item, line.Index + 1));

    private DataFault Fault => options.Fault;

    public IInputCodec Codec { get; } = new ToyCodec(options.Fault);

    public IReadOnlyDictionary<string, TargetSignature> Targets { get; } = new Dictionary<string, TargetSignature> { ["parity"] = TargetSignature.OneOf(Classes) };

    public Digest Content => content;

    public bool Augments => options.Augment && Fault != DataFault.AugmentsUnsaid;

    public JsonObject? Inferred => Fault == DataFault.InferredShared ? _inferred : new() { ["columns"] = 1 };

    public int Count(Split split) => _splits[split].Count();

    public LabelCounts CountLabels(Split split, string target) =>
        LabelCounts.Of(2, _splits[split].Select(line => Fault == DataFault.CountsWrong ? 0 : ClassIn(line.Line)));

    public int? ClassOf(Split split, int index, string target) => ClassIn(LineOf(split, index));

    public int? LengthOf(Split split, int index) => Tokens(split, index).Length + (Fault == DataFault.LengthWrong ? 1 : 0);

    public Digest Identify(Split split, int index) => Digest.Of(Fault == DataFault.IdentifiesAlike ? "input" : string.Join(' ', Tokens(split, index)));

    public string Describe(Split split, int index) => $"toy.txt({(Fault == DataFault.DescribesAlike ? 1 : _splits[split].ElementAt(index).Number)})";

    public Tensor Read(Split split, int index, RandomStream? randomness)
    {
        var tokens = Tokens(split, index);
        if (randomness is not null && options.Augment) tokens[^1] = 1 + randomness.Next(39);
        if (Fault == (randomness is null ? DataFault.ReadsInCulture : DataFault.DrawsInCulture)) tokens[0] = string.Create(CultureInfo.CurrentCulture, $"{1.5}")[1] == '.' ? 1 : 2;
        if (Fault == DataFault.DrawsElsewhere) rand(1).Dispose();
        if (Fault == DataFault.KeepsTensors) _ = zeros(1).DetachFromDisposeScope();
        if (Fault == DataFault.BeyondVocabulary && index == 2) tokens[0] = 40;
        if (Fault != DataFault.SharesBuffer) return tensor(tokens);
        tokens.CopyTo(_buffer, 0);
        // Long enough for another thread to come along on any machine.
        Thread.Sleep(1);
        return from_span<long>(_buffer.AsSpan(0, tokens.Length), [tokens.Length]);
    }

    public Tensor? Target(Split split, int index, string target) =>
        Fault == DataFault.LabelOfAnotherType ? tensor((float)ClassIn(LineOf(split, index))) : tensor((long)ClassIn(LineOf(split, index)));

    private string LineOf(Split split, int index) => _splits[split].ElementAt(index).Line;

    private long[] Tokens(Split split, int index) => [.. LineOf(split, index).Split(' ').Skip(1).Select(word => (long.Parse(word, CultureInfo.InvariantCulture) + more) % 39 + 1)];

    private static int ClassIn(string line) => line.StartsWith("even", StringComparison.Ordinal) ? 0 : 1;
}

/// <summary>Bytes that are tokens.</summary>
internal sealed class ToyCodec(DataFault fault) : IInputCodec
{
    private readonly JsonObject _settings = [];

    public string Name => "toy-tokens";

    public JsonObject Settings => fault == DataFault.SettingsShared ? _settings : [];

    public InputSignature Output { get; } = InputSignature.Text(40);

    public Tensor Decode(ReadOnlySpan<byte> content, string source)
    {
        if (fault == DataFault.TrustsBytes) return tensor(Array.ConvertAll(content.ToArray(), one => (long)(one % 39) + 1))[0].unsqueeze(0);
        return content.Length is > 0 and < 100
            ? tensor(Array.ConvertAll(content.ToArray(), one => (long)(one % 39) + 1))
            : throw new DiagnosticException(Diagnostic.Error("TOY02", $"{source} has {content.Length} bytes, and an input has 1 to 99; cut it"));
    }

    public Tensor Collate(IReadOnlyList<Tensor> inputs)
    {
        using var scope = NewDisposeScope();
        if (fault == DataFault.WritesIntoExamples) inputs[^1].fill_(7);
        var longest = fault == DataFault.CutsTheLongest ? inputs.Min(input => input.shape[0]) : inputs.Max(input => input.shape[0]);
        var rows = inputs.Select(input => input.shape[0] >= longest ? input.narrow(0, 0, longest) : cat([input, zeros([longest - input.shape[0]], ScalarType.Int64)]));
        return stack(rows).MoveToOuterDisposeScope();
    }
}
