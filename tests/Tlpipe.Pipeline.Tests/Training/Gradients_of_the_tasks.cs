using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Gradients_of_the_tasks
{
    private const string TwoTasks = """
        car: { dataset: street, target: car, head: { use: classification, dropout: 0.2 } }
          sign: { dataset: street, target: sign, head: classification }
        """;

    private const string Scenes = "{ use: street-scenes, count: 100, validation: 20, size: 32, missing: 0.2 }";

    [Theory]
    [InlineData("gradnorm")]
    [InlineData("famo")]
    public void Cosines_and_the_balancers_state_survive_a_cut_in_an_epochs_middle(string balancer)
    {
        var text = Models.Street(epochs: 2, tasks: TwoTasks, dataSet: Scenes, extra: $"  balancer: {balancer}");
        using var whole = new Workshop();
        var expected = whole.Build(whole.Write("street.model.yaml", text));
        using var cut = new Workshop();
        var file = cut.Write("street.model.yaml", text);
        cut.CutOff(file, epoch: 2, step: 3);
        var resumed = cut.Build(file);

        Assert.Contains(cut.Progress.Events, happened => happened is TrainingEvent.Resumed { Step: > 6 and < 12 });
        foreach (var name in new[] { "metrics.json", "model.safetensors" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(expected.Folder, name)), File.ReadAllBytes(Path.Combine(resumed.Folder, name)));

        var epochs = JsonNode.Parse(File.ReadAllText(Path.Combine(resumed.Folder, "metrics.json")))!["epochs"]!.AsArray();
        Assert.All(epochs, epoch => AssertSound(epoch!["gradients"]!));
        // Both began equal, and have learned since.
        Assert.NotEqual(0.5, (double)epochs[1]!["tasks"]!["car"]!["weight"]!, 1e-6);
        Assert.Equal(1, epochs[1]!["tasks"]!.AsObject().Sum(task => (double)task.Value!["weight"]!), 0.1);
    }

    [Fact]
    public void One_task_or_a_frozen_trunk_has_none()
    {
        using var workshop = new Workshop();
        foreach (var text in new[] { Models.Street(name: "one", epochs: 1), Models.Street(name: "frozen", epochs: 1, tasks: TwoTasks, strategy: "frozen", extra: "  balancer: pcgrad") })
        {
            var built = workshop.Build(workshop.Write("street.model.yaml", text));
            Assert.Null(JsonNode.Parse(File.ReadAllText(Path.Combine(built.Folder, "metrics.json")))!["epochs"]![0]!["gradients"]);
        }
    }

    [Fact]
    public void Looking_at_them_changes_no_bit_of_what_is_trained()
    {
        Assert.Equal(Train(look: false), Train(look: true));

        static (string, string, long) Train(bool look)
        {
            using var scope = NewDisposeScope();
            manual_seed(5);
            using var trunk = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Dropout(0.3), nn.Linear(8, 4));
            using var car = nn.Linear(4, 2);
            using var sign = nn.Linear(4, 3);
            trunk.train();
            var features = trunk.call(randn([16, 6]));
            TaskLoss[] losses = [new("car", car.call(features).square().mean()), new("sign", sign.call(features).exp().mean())];
            if (look)
            {
                var products = GradientProbe.Products(losses, [.. trunk.parameters()]);
                Assert.True(products[0, 0] > 0 && products[1, 1] > 0);
                Assert.All(trunk.parameters(), parameter => Assert.Null(parameter.grad));
            }

            (losses[0].Loss + losses[1].Loss).backward();
            return (Convert.ToHexString(trunk.parameters().First().grad!.bytes), Convert.ToHexString(sign.parameters().First().grad!.bytes), randint(1000000, [1]).item<long>());
        }
    }

    [Fact]
    public void Their_products_are_those_of_the_gradients()
    {
        using var scope = NewDisposeScope();
        using var shared = nn.Parameter(tensor([1f, 2f]));
        using var unreached = nn.Parameter(tensor([3f]));
        var products = GradientProbe.Products([new("car", shared.square().sum()), new("sign", (shared * tensor([-1f, 0f])).sum())], [unreached, shared]);
        // (2, 4) and (-1, 0).
        Assert.Equal([20, -2, -2, 1], products.Cast<double>());
    }

    [Fact]
    public void A_pair_that_never_had_gradients_together_has_no_cosine()
    {
        var tally = new CosineTally(["car", "pedestrian", "sign"]);
        Assert.Null(tally.Means());
        tally.Add(["car", "sign"], new double[,] { { 4, -2 }, { -2, 4 } });
        tally.Add(["car"], new double[,] { { 4 } });
        tally.Add(["car", "sign"], new double[,] { { 4, 0 }, { 0, 0 } });
        var means = tally.Means()!;
        Assert.Equal(3, means.Steps);
        Assert.Equal([1, null, -0.5], means.Cosines[0]);
        Assert.Equal([null, null, null], means.Cosines[1]);
        Assert.Equal([-0.5, null, 1], means.Cosines[2]);
        tally.Clear();
        Assert.Null(tally.Means());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(10, 4)]
    [InlineData(1001, 4)]
    public void They_are_looked_at_in_about_four_steps_of_an_epoch_evenly_spaced(long steps, int looked)
    {
        var due = Enumerable.Range(0, (int)steps).Where(step => GradientProbe.IsDue(step, steps)).ToList();
        Assert.Equal(looked, due.Count);
        Assert.All(due.Zip(due.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, steps / 4, (steps / 4) + 1));
    }

    [Fact]
    public void Balancers_are_checked_while_planning()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var unknown = workshop.Write("unknown.model.yaml", Models.Street(tasks: TwoTasks, extra: "  balancer: { use: fixed, weights: { sing: 2 } }"));
        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Plan(unknown)).Diagnostics);
        Assert.Equal("TLP1060", error.Code);
        Assert.Equal("balancer 'fixed' doesn't fit the tasks: its weights name 'sing', and the tasks are car, sign", error.Message);

        var frozen = workshop.Write("frozen.model.yaml", Models.Street(tasks: TwoTasks, strategy: "frozen", extra: "  balancer: mgda"));
        var warning = Assert.Single(pipeline.Plan(frozen).Warnings, warning => warning.Code == "TLP1061");
        Assert.Equal(
            "balancer 'mgda' balances the tasks' gradients by the parameters that they share, and strategy 'frozen' trains none of them, so every task learns as with 'balancer: equal'; leave the balancer out, or train the trunk with 'strategy: full'",
            warning.Message);
    }

    private static void AssertSound(JsonNode gradients)
    {
        Assert.Equal(4, (int)gradients["steps"]!);
        var cosines = gradients["cosines"]!;
        Assert.Equal(1, (double)cosines[0]![0]!);
        Assert.Equal(1, (double)cosines[1]![1]!);
        Assert.Equal((double)cosines[0]![1]!, (double)cosines[1]![0]!);
        Assert.InRange((double)cosines[0]![1]!, -1, 1);
        Assert.NotEqual(0, (double)cosines[0]![1]!);
    }
}
