using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Tests;

public sealed class Schedules_agree_with_PyTorch
{
    private static readonly Dictionary<string, Func<optim.Optimizer, LRScheduler>> Schedules = new(StringComparer.Ordinal)
    {
        ["step"] = o => StepLR(o, 3, 0.5),
        ["multi_step"] = o => MultiStepLR(o, [2, 5], 0.1),
        ["cosine"] = o => CosineAnnealingLR(o, 10, 0.001),
        ["linear"] = o => LinearLR(o, 0.25, 1, 4),
        ["lambda"] = o => LambdaLR(o, epoch => Math.Pow(0.9, epoch)),
        ["sequential"] = o => SequentialLR(o, [LinearLR(o, 0.1, 1, 3), CosineAnnealingLR(o, 7)], [3]),
        ["one_cycle"] = o => OneCycleLR(o, 0.5, 12),
    };

    public static TheoryData<string> Names => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_of(string name)
    {
        using var parameter = nn.Parameter(zeros(1));
        using var optimizer = optim.SGD([parameter], 0.1, momentum: 0.9);
        var schedule = Schedules[name](optimizer);
        var rates = new List<double>();
        for (var step = 0; step < 11; step++)
        {
            rates.Add(schedule.get_last_lr().Single());
            schedule.step();
        }
        rates.Add(((optim.ParamGroup<SGD.Options>)optimizer.ParamGroups[0]).Options.momentum);

        Samples.AssertClose(Reference.Numbers("rates", name), rates, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schedule_goes_to_any_step_at_once(string name)
    {
        using var parameter = nn.Parameter(zeros(1));
        using var walked = optim.SGD([parameter], 0.1, momentum: 0.9);
        using var jumped = optim.SGD([parameter], 0.1, momentum: 0.9);
        var first = Schedules[name](walked);
        for (var step = 0; step < 6; step++) first.step();
        Schedules[name](jumped).step(6);

        Assert.Equal(walked.ParamGroups[0].LearningRate, jumped.ParamGroups[0].LearningRate);
    }
}
