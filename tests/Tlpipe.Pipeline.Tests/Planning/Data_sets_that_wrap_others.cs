using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Data_sets_that_wrap_others
{
    /// <summary>What the contract gives a default would otherwise be forgotten without an error.</summary>
    [Fact]
    public void Hand_on_everything_that_is_asked()
    {
        var wrappers = typeof(TrainingPlan).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IDataSet).IsAssignableFrom(type)).ToList();

        Assert.NotEmpty(wrappers);
        Assert.All(wrappers, wrapper => Assert.DoesNotContain(wrapper.GetInterfaceMap(typeof(IDataSet)).TargetMethods, method => method.DeclaringType == typeof(IDataSet)));
    }
}
