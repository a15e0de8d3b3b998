namespace Tlpipe.Pipeline.Tests.Planning.Advice;

public sealed class Advice_on_data
{
    [Fact]
    public void Examples_that_training_and_validation_share_are_named()
    {
        using var pictures = new Pictures().AddEnough();
        for (var index = 0; index < 5; index++) pictures.Copy($"train/ants/{index}.png", $"val/ants/copy{index}.png");

        Assert.Equal(
            "m.model.yaml(4,29): warning TLP6108: 5 of the 15 validation examples of 'insects' are among its training examples: val/ants/copy0.png = train/ants/0.png, val/ants/copy1.png = train/ants/1.png, val/ants/copy2.png = train/ants/2.png and 2 more; what is known by heart looks better than it is, and the wrong epoch may ship; remove each from one of the two",
            pictures.Advice());
    }

    [Fact]
    public void A_test_split_is_looked_at_too()
    {
        using var pictures = new Pictures().AddEnough().Add("test/ants", 2).Add("test/bees", 2)
            .Copy("train/bees/0.png", "test/bees/copy.png").Copy("val/ants/1.png", "test/ants/copy.png");

        Assert.Equal(
            """
            m.model.yaml(4,29): warning TLP6108: 1 of the 6 test examples of 'insects' is among its training examples: test/bees/copy.png = train/bees/0.png; what is known by heart looks better than it is; remove each from one of the two
            m.model.yaml(4,29): warning TLP6108: 1 of the 6 test examples of 'insects' is among its validation examples: test/ants/copy.png = val/ants/1.png; the epoch was chosen by them, so they judge it too kindly; remove each from one of the two
            """,
            pictures.Advice());
    }

    [Fact]
    public void One_example_with_two_labels_is_named()
    {
        using var pictures = new Pictures().AddEnough().Copy("train/ants/3.png", "train/bees/again.png").Copy("train/ants/4.png", "train/ants/harmless.png");

        Assert.Equal(
            "m.model.yaml(4,29): warning TLP6109: 1 example of 'insects' is there twice with two labels of the task 'kind': train/ants/3.png = train/bees/again.png; one of them is wrong and teaches the opposite: remove it, or use a multi-label head where both are true",
            pictures.Advice());
    }

    [Fact]
    public void Too_few_examples_of_a_class()
    {
        using var pictures = new Pictures().Add("train/ants", 10).Add("train/bees", 9).Add("val/ants", 2).Add("val/bees", 2);

        Assert.Equal(
            "m.model.yaml(6,3): warning TLP6105: the task 'kind' has only 9 examples of 'bees' to train on; with fewer than 10 a class, chance decides what is learned of it; add some, or give the backbone 'weights', which need fewer",
            pictures.Advice());
    }

    [Fact]
    public void A_rare_class()
    {
        using var pictures = new Pictures().Add("train/ants", 110).Add("train/bees", 11).Add("train/wasps", 12).Add("val/ants", 2).Add("val/bees", 2).Add("val/wasps", 2);

        Assert.Equal(
            "m.model.yaml(6,3): warning TLP6104: the task 'kind' has 11 examples of 'bees' to train on, but 110 of 'ants': what is rare is easily never predicted, and accuracy hides it; add examples, and let a gate watch it: { metric: kind.macroF1, min: … }",
            pictures.Advice());
    }

    [Fact]
    public void A_class_that_is_not_validated()
    {
        using var pictures = new Pictures().AddEnough().Add("train/wasps", 12);

        Assert.Equal(
            "m.model.yaml(6,3): warning TLP6106: the task 'kind' has no example of 'wasps' to validate on, so nothing tells whether it was learned; move some there from the training examples",
            pictures.Advice());
    }

    [Fact]
    public void Nothing_is_told_of_sound_data()
    {
        using var pictures = new Pictures().AddEnough();

        Assert.Equal("", pictures.Advice("gates: [{ metric: kind.accuracy, min: 0.9 }, { metric: kind.macroF1, max: 0.99 }]"));
    }
}
