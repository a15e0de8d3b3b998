using System.Text.Json;
using Tlpipe.Testing.Tests.Toys;
using Balancers = Tlpipe.Testing.BalancerConformance<Tlpipe.Testing.Tests.Toys.ToyPlugin>;
using Optimizers = Tlpipe.Testing.OptimizerConformance<Tlpipe.Testing.Tests.Toys.ToyPlugin>;
using Schedules = Tlpipe.Testing.ScheduleConformance<Tlpipe.Testing.Tests.Toys.ToyPlugin>;

namespace Tlpipe.Testing.Tests;

public sealed class Wrong_steps
{
    [Theory]
    [InlineData(StepFault.OneRateForAll, nameof(Optimizers.A_group_of_a_smaller_rate_takes_smaller_steps))]
    [InlineData(StepFault.LeadsUp, nameof(Optimizers.Its_steps_lead_down))]
    public void An_optimizer_that_breaks_a_promise_fails_that_check_alone(StepFault fault, string check) => CheckRunner.Only(check, () => new Steps(fault));

    [Theory]
    [InlineData(StepFault.Remembers, nameof(Schedules.The_factor_follows_from_where_the_run_stands_alone))]
    [InlineData(StepFault.Negative, nameof(Schedules.Factors_are_finite_and_not_negative))]
    public void A_schedule_that_breaks_a_promise_fails_that_check_alone(StepFault fault, string check) => CheckRunner.Only(check, () => new Factors(fault));

    [Theory]
    [InlineData(StepFault.Overwrites, nameof(Balancers.It_adds_to_the_gradients_that_are_there))]
    [InlineData(StepFault.NeedsShared, nameof(Balancers.A_task_may_be_missing_and_nothing_may_be_shared))]
    [InlineData(StepFault.Forgetful, nameof(Balancers.Restored_it_goes_on_as_if_it_had_not_stopped))]
    [InlineData(StepFault.KeepsTensors, nameof(Balancers.A_pass_leaves_no_tensor_behind))]
    [InlineData(StepFault.ForgetsTheTasks, nameof(Balancers.Every_parameter_that_a_loss_reaches_gets_a_gradient))]
    public void A_balancer_that_breaks_a_promise_fails_that_check_alone(StepFault fault, string check) => CheckRunner.Only(check, () => new Weights(fault));

    [Theory]
    [InlineData(typeof(Steps))]
    [InlineData(typeof(Factors))]
    [InlineData(typeof(Weights))]
    public void Sound_ones_pass(Type kind) => Assert.Empty(CheckRunner.Failures(() => Activator.CreateInstance(kind, StepFault.None)!));

    private static string Options(StepFault fault) => $"{{ fault: {JsonNamingPolicy.KebabCaseLower.ConvertName($"{fault}")} }}";

    private sealed class Steps(StepFault fault) : OptimizerConformance<ToyPlugin>
    {
        protected override string Name => "toy-steps";

        protected override PartOptions Options => Wrong_steps.Options(fault);
    }

    private sealed class Factors(StepFault fault) : ScheduleConformance<ToyPlugin>
    {
        protected override string Name => "toy-schedule";

        protected override PartOptions Options => Wrong_steps.Options(fault);
    }

    private sealed class Weights(StepFault fault) : BalancerConformance<ToyPlugin>
    {
        protected override string Name => "toy-balancer";

        protected override PartOptions Options => Wrong_steps.Options(fault);
    }
}
