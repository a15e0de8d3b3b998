using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Plugins;

/// <summary>Boxes on shelves, of which something is asked that throws.</summary>
/// <param name="faulty">What throws.</param>
/// <param name="error">What it throws.</param>
internal sealed class FaultyDataSet(string faulty, Exception error) : IDataSet, IInputCodec
{
    public IInputCodec Codec => this;

    public string Name => "boxes";

    public JsonObject Settings => [];

    public InputSignature Output => new("box", ScalarType.Float32, [2]);

    public bool Augments => false;

    public IReadOnlyDictionary<string, TargetSignature> Targets { get; } = new Dictionary<string, TargetSignature> { ["kind"] = TargetSignature.OneOf(["no", "yes"]) };

    public Digest Content => Digest.Of("boxes");

    public int Count(Split split) => 32;

    public Digest Identify(Split split, int index) => Unless(nameof(Identify), () => Digest.Of($"{split} {index}"));

    public int? ClassOf(Split split, int index, string target) => Unless(nameof(ClassOf), () => index % 2);

    public int? LengthOf(Split split, int index) => Unless(nameof(LengthOf), () => 2);

    public string Describe(Split split, int index) => Unless(nameof(Describe), () => $"shelf {index / 8}, box {index % 8}");

    public Tensor Read(Split split, int index, RandomStream? randomness) => Unless(nameof(Read), () => zeros(2));

    public Tensor? Target(Split split, int index, string target) => Unless(nameof(Target), () => tensor((long)(index % 2)));

    public Tensor Decode(ReadOnlySpan<byte> content, string source) => zeros(2);

    public Tensor Collate(IReadOnlyList<Tensor> inputs) => Unless(nameof(Collate), () => stack([.. inputs]));

    private T Unless<T>(string asked, Func<T> answer) => faulty == asked ? throw error : answer();
}
