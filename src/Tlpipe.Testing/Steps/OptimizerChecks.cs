using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Testing.Checking;

/// <summary>What an optimizer does to two parameters in a bowl.</summary>
internal static class OptimizerChecks
{
    private const int Steps = 6;

    public static void LeadsDown(IOptimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var run = optimizer.Build([new("all", parameters)]);
        var before = Loss(parameters).item<float>();
        for (var step = 0; step < Steps; step++) Step(run, parameters, step);
        var after = Loss(parameters).item<float>();
        if (!(after < before))
            throw new ConformanceException(
                $"after {Steps} steps at a rate of {optimizer.LearningRate} the loss of a bowl is {after:G5}, and was {before:G5}", "training would lead away from what is learned", "subtract, and look at the sign of the step; or give the test class options with a smaller rate");
    }

    public static void Resumes(IOptimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var (whole, cut) = (Parameters(), Parameters());
        using var first = optimizer.Build([new("all", whole)]);
        using var second = optimizer.Build([new("all", cut)]);
        for (var step = 0; step < Steps; step++)
        {
            Step(first, whole, step);
            Step(second, cut, step);
        }

        using var resumed = optimizer.Build([new("all", cut)]);
        resumed.load_state_dict(second.state_dict());
        for (var step = Steps; step < 2 * Steps; step++)
        {
            Step(first, whole, step);
            Step(resumed, cut, step);
        }

        if (whole.Zip(cut).Any(pair => !pair.First.equal(pair.Second)))
            throw new ConformanceException(
                $"restored from its state after {Steps} steps, it leads elsewhere", "a run that is resumed would end with another model", "put every moment and counter into state_dict, and read all of it in load_state_dict");
    }

    public static void LeavesWithoutGradient(IOptimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var run = optimizer.Build([new("all", parameters)]);
        var before = TensorContent.Of(parameters[1]);
        for (var step = 0; step < 2; step++)
        {
            run.zero_grad();
            Loss([parameters[0]]).backward();
            run.step();
        }

        if (!TensorContent.Of(parameters[1]).Equals(before))
            throw new ConformanceException("it moves a parameter that has no gradient", "a head whose labels are all missing in a batch, and stages that join later, have to stay", "skip parameters whose grad is null, weight decay included");
    }

    public static void HeedsRates(IOptimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var (full, small) = (nn.Parameter(ones(3)), nn.Parameter(ones(3)));
        using var run = optimizer.Build([new("trunk", [full]), new("heads", [small], 0.1)]);
        run.zero_grad();
        (full.square().sum() + small.square().sum()).backward();
        run.step();
        var (far, near) = ((full - 1).abs().max().item<float>(), (small - 1).abs().max().item<float>());
        if (!(near < far))
            throw new ConformanceException(
                $"a group at a tenth of the rate moves by {near:G4}, and one at the whole rate by {far:G4}", "strategies give trunk and heads rates of their own", "build one parameter group for each group, with a rate of LearningRate times Rate");
    }

    public static void LeavesNoTensor(IOptimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var run = optimizer.Build([new("all", parameters)]);
        Step(run, parameters, 0);
        if (Leaks.Of(() => Step(run, parameters, 1)) is > 0 and var left)
            throw new ConformanceException($"a step leaves {left} tensors behind", "an epoch of them may not fit into memory", "open a NewDisposeScope() in the step, and keep moments alone");
    }

    private static Parameter[] Parameters() => [nn.Parameter(tensor([2f, -3f, 1f])), nn.Parameter(tensor([0.5f, 4f]))];

    private static void Step(optim.Optimizer run, Parameter[] parameters, int step)
    {
        using var scope = NewDisposeScope();
        run.zero_grad();
        (Loss(parameters) * (1 + (0.1 * step))).backward();
        run.step();
    }

    private static Tensor Loss(Parameter[] parameters) => parameters.Select(parameter => parameter.square().sum()).Aggregate((sum, loss) => sum + loss);
}
