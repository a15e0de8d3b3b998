using Tlpipe.Abstractions;
using Tlpipe.Standard.Sharing;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Standard.Tests.Sharing;

public sealed class SharingContractTests
{
    private static readonly string[] Tasks = ["car", "sign", "light"];

    public static TheoryData<string> Names => ["cross-stitch", "mmoe", "cgc"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Own_parameters_are_those_that_one_tasks_loss_alone_reaches(string name)
    {
        using var scope = NewDisposeScope();
        var build = TinyTrunk.Build(Tasks);
        using var module = Sharing(name).Build(build)!;
        var reached = module.parameters().ToDictionary(parameter => parameter, _ => 0);
        foreach (var task in Enumerable.Range(0, Tasks.Length))
        {
            module.zero_grad();
            module.call(new(ones(6, 2)))[task].square().sum().backward();
            foreach (var parameter in reached.Keys.Where(parameter => parameter.grad is not null)) reached[parameter]++;
        }

        var own = module.OwnParameters.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        Assert.All(reached, entry => Assert.Equal(own.Contains(entry.Key) ? 1 : Tasks.Length, entry.Value));
        Assert.Equal(name != "cross-stitch", own.Count > 0);
        build.Trunk.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_reach_the_activations_that_go_in(string name)
    {
        using var scope = NewDisposeScope();
        var build = TinyTrunk.Build(Tasks);
        using var module = Sharing(name).Build(build)!;
        var input = ones([6, 2], requires_grad: true);

        module.call(new(input)).Select(features => features.square().sum()).Aggregate((sum, loss) => sum + loss).backward();

        Assert.Contains(input.grad!.ToArray<float>(), value => value != 0);
        build.Trunk.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_state_dict_that_is_loaded_gives_the_same_features(string name)
    {
        using var scope = NewDisposeScope();
        var (one, another) = (TinyTrunk.Build(Tasks), TinyTrunk.Build(Tasks));
        using var module = Sharing(name).Build(one)!;
        using var loaded = Sharing(name).Build(another)!;
        var input = new Activations(randn(4, 2));
        Assert.NotEqual(module.call(input)[1].ToArray<float>(), loaded.call(input)[1].ToArray<float>());

        loaded.load_state_dict(module.state_dict());
        another.Trunk.load_state_dict(one.Trunk.state_dict());

        Assert.Equal(module.call(input).SelectMany(features => features.ToArray<float>()), loaded.call(input).SelectMany(features => features.ToArray<float>()));
        one.Trunk.Dispose();
        another.Trunk.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void On_the_meta_device_it_has_the_same_names_and_shapes(string name)
    {
        static string[] Shapes(nn.Module module) => [.. module.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]")];
        using var real = Sharing(name).Build(TinyTrunk.Build(Tasks))!;

        using var meta = device_scope(META);
        using var planned = Sharing(name).Build(TinyTrunk.Build(Tasks))!;

        Assert.Equal(Shapes(real), Shapes(planned));
        Assert.All(planned.parameters(), (Parameter parameter) => Assert.True(parameter.is_meta));
    }

    private static ISharing Sharing(string name) =>
        name == "cross-stitch" ? Parts.Create<ISharing>(name, new CrossStitchOptions { From = "features.high" }) : ExpertTests.Experts(name);
}
