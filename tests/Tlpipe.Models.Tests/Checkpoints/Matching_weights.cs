using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Tests.Checkpoints;

public sealed class Matching_weights
{
    private static readonly CheckpointEntry[] Checkpoint =
    [
        Entry("conv.weight", 8, 3, 3, 3), Entry("bn.weight", 8), Entry("bn.running_mean", 8), Entry("fc.weight", 1000, 8), Entry("fc.bias", 1000),
    ];

    private static readonly ExpectedWeight[] Trunk =
    [
        new("conv.weight", [8, 3, 3, 3]), new("bn.weight", [8]), new("bn.running_mean", [8]), new("bn.num_batches_tracked", [], Optional: true),
    ];

    [Fact]
    public void A_checkpoint_of_the_same_network_fits_and_its_last_layer_is_dropped()
    {
        var match = WeightMatch.Compare(Checkpoint, Trunk, isOldHead: name => name.StartsWith("fc.", StringComparison.Ordinal));
        match.ThrowUnlessFits("w.pth", "small-net");
        Assert.Equal(["conv.weight", "bn.weight", "bn.running_mean"], match.Matched.Select(pair => pair.Entry.Name));
        Assert.Equal("left the old last layer behind: fc.weight [1000, 8], fc.bias [1000]", match.DescribeDroppedHead());
    }

    [Fact]
    public void Without_an_old_last_layer_nothing_is_said_of_it() =>
        Assert.Equal("", WeightMatch.Compare(Checkpoint[..3], Trunk).DescribeDroppedHead());

    [Fact]
    public void Names_are_compared_after_the_networks_own_mapping()
    {
        var match = WeightMatch.Compare(
            [Entry("net.layer.0.w", 2)],
            [new ExpectedWeight("0.weight", [2])],
            name => name.Replace("net.layer.", "").Replace(".w", ".weight"));
        Assert.True(match.Fits);
        Assert.Equal(("net.layer.0.w", "0.weight"), (match.Matched[0].Entry.Name, match.Matched[0].Expected.Name));
    }

    [Fact]
    public void Everything_that_does_not_fit_is_listed_in_one_message()
    {
        var match = WeightMatch.Compare(
            [Entry("conv.weight", 8, 3, 7, 7), Entry("fc.weight", 10, 8), .. Enumerable.Range(0, 7).Select(i => Entry($"layer.{i}", 1))],
            Trunk);
        var error = Assert.Throws<DiagnosticException>(() => match.ThrowUnlessFits("w.pth", "small-net"));
        Assert.Equal(
            "w.pth: error TLP4009: does not fit small-net: 2 missing (bn.weight, bn.running_mean), 8 extra (fc.weight, layer.0, layer.1, layer.2, layer.3, and 3 more), " +
            "1 of another shape (conv.weight is [8, 3, 7, 7], wanted [8, 3, 3, 3]). Use weights of this architecture, or the backbone they were made for",
            error.Message);
    }

    [Fact]
    public void Two_names_that_map_to_one_are_not_both_taken()
    {
        var match = WeightMatch.Compare([Entry("a", 1), Entry("b", 1)], [new ExpectedWeight("x", [1])], _ => "x");
        Assert.Equal("b", Assert.Single(match.Extra).Name);
    }

    private static CheckpointEntry Entry(string name, params long[] shape) => new(name, ScalarType.Float32, shape);
}
