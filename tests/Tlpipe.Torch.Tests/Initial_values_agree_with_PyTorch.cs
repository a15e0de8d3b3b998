using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

public sealed class Initial_values_agree_with_PyTorch
{
    [Fact]
    public void For_the_same_seed()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        SameState("linear", Linear(3, 4));
        SameState("conv2d", Conv2d(2, 4, 3, groups: 2));
        SameState("embedding", Embedding(3, 4, padding_idx: 1));
        Same("kaiming_normal_", init.kaiming_normal_(empty(4, 6)));
        Same("kaiming_uniform_", init.kaiming_uniform_(empty(4, 6)));
        Same("xavier_uniform_", init.xavier_uniform_(empty(4, 6)));
        Same("xavier_normal_", init.xavier_normal_(empty(4, 6)));
        SameState("conv1d", Conv1d(2, 4, 3, groups: 2));
    }

    [Fact]
    public void Draws_from_the_default_generator_too()
    {
        using var scope = NewDisposeScope();
        manual_seed(6);
        Same("draws", cat([rand(3), randn(3), randint(0, 9, [3]).@float(), randperm(5).@float()]));
        Same("dropout", functional.dropout(ones(20), 0.3));
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator();
        Same("generator", rand([3], generator: generator.manual_seed(8)));
        manual_seed(6);
        var alone = rand(3);
        manual_seed(6);
        rand([3], generator: generator);
        Assert.True(rand(3).equal(alone));
    }

    private static void SameState(string name, Module module)
    {
        using (module)
            foreach (var (key, value) in module.state_dict()) Same($"{name}.{key}", value);
    }

    private static void Same(string name, Tensor actual) =>
        Samples.AssertClose(Reference.Numbers("initial", name), Samples.Numbers(actual), 1e-7);
}
