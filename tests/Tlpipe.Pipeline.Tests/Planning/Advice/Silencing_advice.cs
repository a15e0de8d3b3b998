namespace Tlpipe.Pipeline.Tests.Planning.Advice;

public sealed class Silencing_advice(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private const string Silence = PlanningFixture.Model + "\nsilence: { TLP6102: \"a reservoir is meant to be random\" }";

    [Fact]
    public void Silenced_advice_is_kept_with_its_reason_and_not_told()
    {
        var plan = planning.Plan(Silence);

        Assert.Empty(plan.Warnings);
        var silenced = Assert.Single(plan.Silenced);
        Assert.Equal(("TLP6102", "a reservoir is meant to be random"), (silenced.Told.Code, silenced.Reason));
    }

    [Fact]
    public void Silence_changes_no_key()
    {
        var plain = planning.Plan(PlanningFixture.Model);

        Assert.Equal("TLP6102", Assert.Single(plain.Warnings).Code);
        Assert.Equal(plain.Keys, planning.Plan(Silence).Keys);
    }

    [Fact]
    public void Only_advice_can_be_silenced_and_only_with_a_reason()
    {
        Assert.Equal(
            """
            m.model.yaml(7,3): error TLP1075: 'TLP610' is no advice, and nothing else can be silenced; did you mean 'TLP6101'? Available: TLP6101, TLP6102, TLP6103, TLP6104, TLP6105, TLP6106, TLP6107, TLP6108, TLP6109, TLP6110, TLP6111, TLP6112, TLP6120, TLP6121
            m.model.yaml(8,3): error TLP1075: 'TLP3203' is no advice, and nothing else can be silenced. Available: TLP6101, TLP6102, TLP6103, TLP6104, TLP6105, TLP6106, TLP6107, TLP6108, TLP6109, TLP6110, TLP6111, TLP6112, TLP6120, TLP6121
            m.model.yaml(9,3): error TLP1076: advice is silenced with a reason, for those who come after you: TLP6102: "why it doesn't matter here"
            m.model.yaml(10,11): error TLP1007: 'silence.TLP6101' has no value; give one or remove the key
            m.model.yaml(11,12): error TLP1007: 'silence.TLP6108' must be a text, but is a list
            """,
            planning.Errors(PlanningFixture.Model + """

                silence:
                  TLP610: no such code
                  TLP3203: an error
                  TLP6102: " "
                  TLP6101:
                  TLP6108: [because]
                """));
    }

    [Fact]
    public void Silence_that_silences_nothing_is_told()
    {
        var plan = planning.Plan(Silence + "\ntraining: { strategy: full }");

        Assert.Equal(
            $"{plan.Spec.FileName}(6,12): warning TLP1077: there is nothing to silence: TLP6102 isn't told of this model any more; remove the line, so that it is told when it matters again",
            Assert.Single(plan.Warnings).ToString());
    }

    [Fact]
    public void Advice_that_is_given_after_training_may_be_silenced_before()
    {
        Assert.Empty(planning.Plan(PlanningFixture.Model + "\nsilence: { TLP6102: x, TLP6120: the small task gains elsewhere }").Warnings);
    }
}
