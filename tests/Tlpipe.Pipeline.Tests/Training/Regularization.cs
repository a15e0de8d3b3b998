using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Regularization
{
    [Fact]
    public void The_average_moves_by_the_documented_share_and_leaves_what_did_not_change_to_the_bit()
    {
        using var scope = NewDisposeScope();
        var live = new Dictionary<string, Tensor> { ["moving"] = tensor([0f]), ["still"] = tensor([0.1f, 1e-7f]), ["count"] = tensor(0L) };
        using var average = new WeightAverage(live, decay: 0.3);

        // Kept: (1 + 0) / (10 + 0) = 0.1, then 2 / 11, 3 / 12 and 4 / 13, and 0.3 from there on.
        var expected = 0.0;
        foreach (var (step, kept) in new[] { 0.1, 2.0 / 11, 0.25, 0.3, 0.3 }.Index())
        {
            live["moving"].fill_(step + 1);
            live["count"].add_(1);
            average.Update();
            expected = (kept * expected) + ((1 - kept) * (step + 1));
        }

        using (average.Use())
        {
            Assert.Equal(expected, live["moving"].item<float>(), 1e-5);
            Assert.Equal(5, live["count"].item<long>());
            Assert.Equal([0.1f, 1e-7f], live["still"].data<float>().ToArray());
        }

        Assert.Equal(5, live["moving"].item<float>());
    }

    [Fact]
    public void The_penalty_draws_the_trunk_to_its_start_and_the_heads_to_zero()
    {
        using var scope = NewDisposeScope();
        var (trunk, unused, head) = (new Parameter(tensor([1f, 2f])), new Parameter(tensor([5f])), new Parameter(tensor([3f])));
        using var penalty = new StartingPointPenalty(new(Alpha: 0.5, Beta: 0.1), [new(LearningGroup.Trunk, [trunk, unused], [1]), new("heads", [head], [1])], [], newRows: 0);
        using (no_grad()) trunk.add_(tensor([2f, -4f]));
        (trunk.sum() + head.sum()).backward();

        penalty.AddGradients();

        // 1 of the loss, and 0.5 · (w - w0): 0.5 · 2 and 0.5 · -4; for the head 0.1 · 3.
        Assert.Equal([2f, -1f], trunk.grad!.data<float>().ToArray());
        Assert.Equal(1.3f, head.grad!.item<float>(), 1e-6);
        Assert.Null(unused.grad);
    }

    [Fact]
    public void The_penalty_draws_rows_that_did_not_come_with_the_weights_to_zero()
    {
        using var scope = NewDisposeScope();
        var embeddings = new Parameter(tensor([1f, 2f, 3f], [3, 1]));
        using var penalty = new StartingPointPenalty(new(Alpha: 0.5, Beta: 0.1), [new(LearningGroup.Trunk, [embeddings], [1])], [embeddings], newRows: 1);
        using (no_grad()) embeddings.add_(tensor([2f, -4f, 1f], [3, 1]));
        embeddings.sum().backward();

        penalty.AddGradients();

        // 1 of the loss, and 0.5 · (w - w0) of the first two; 0.1 · 4 of the last.
        Assert.Equal([2f, -1f, 1.4f], embeddings.grad!.data<float>().ToArray());
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void Mixup_draws_its_share_from_the_beta_distribution(double alpha)
    {
        var mixup = new Mixup(alpha, RandomStream.FromSeed(3));

        var shares = Enumerable.Range(0, 20_000).Select(batch => mixup.Draw(batch, 0, 2).Share).ToList();

        // Beta(a, a): mean 1/2, variance 1 / (4 (2a + 1)), fourth central moment 3 / (16 (2a + 1) (2a + 3)).
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(0.5, shares.Average(), 0.01);
        Assert.Equal(1 / (4 * ((2 * alpha) + 1)), shares.Average(share => Math.Pow(share - 0.5, 2)), 0.004);
        Assert.Equal(3 / (16 * ((2 * alpha) + 1) * ((2 * alpha) + 3)), shares.Average(share => Math.Pow(share - 0.5, 4)), 0.002);
    }

    [Fact]
    public void Mixup_mixes_each_batch_within_itself_the_same_way_each_time()
    {
        using var scope = NewDisposeScope();
        var mixup = new Mixup(0.4, RandomStream.FromSeed(3));
        var mixture = mixup.Draw(7, 1, 5);
        Assert.Equal(mixture.Partners, mixup.Draw(7, 1, 5).Partners);
        Assert.Equal([0, 1, 2, 3, 4], mixture.Partners.Order());
        Assert.NotEqual(mixture.Share, mixup.Draw(8, 1, 5).Share);
        Assert.NotEqual(mixture.Share, mixup.Draw(7, 0, 5).Share);

        var mixed = Mixup.Mix(tensor(new byte[] { 0, 100, 200, 10 }, [4, 1]), [new(0.25, [1, 0]), new(0.5, [0, 1])]);

        Assert.Equal([75f, 25f, 200f, 10f], mixed.data<float>().ToArray());
    }

    [Fact]
    public void The_mixed_loss_of_smoothed_labels_is_that_of_the_mixed_and_smoothed_targets()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var output = randn([3, 4]);
        var (own, partner) = (tensor([0L, 1L, 3L]), tensor([3L, 0L, 1L]));

        var mixed = nn.functional.cross_entropy(output, own, label_smoothing: 0.1).mul(0.7).add(nn.functional.cross_entropy(output, partner, label_smoothing: 0.1).mul(0.3));

        // Each target: 0.9 of the mixed labels and 0.1 spread over four classes.
        var log = nn.functional.log_softmax(output, 1).data<float>().ToArray();
        var expected = 0.0;
        foreach (var row in Enumerable.Range(0, 3))
            foreach (var column in Enumerable.Range(0, 4))
            {
                var label = (own[row].item<long>() == column ? 0.7 : 0) + (partner[row].item<long>() == column ? 0.3 : 0);
                expected -= ((0.9 * label) + 0.025) * log[(4 * row) + column] / 3;
            }

        Assert.Equal(expected, mixed.item<float>(), 1e-5);
    }
}
