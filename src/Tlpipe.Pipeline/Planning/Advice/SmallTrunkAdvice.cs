using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>
/// A trunk small for the number of its tasks. Heads that ask for more outputs than there are features can't be told apart by a linear layer
/// (Yang et al. 2018, Breaking the Softmax Bottleneck), and tasks that share few features compete for them: the layer that they share must have room for all
/// (Caruana 1997, Multitask Learning; Standley et al. 2020, Which Tasks Should Be Learned Together?). A frozen trunk is fought over by nobody.
/// </summary>
internal sealed class SmallTrunkAdvice : IAdvice
{
    /// <summary>The features that each task should find room in.</summary>
    public const int FeaturesATask = 8;

    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        var tasks = subject.Tasks;
        if (tasks.Count < 2 || subject.FreezesTrunk) yield break;
        // The trunk's own: a sharing may make fewer of them for each task, which nobody else fights over.
        var features = subject.DataSets.First(dataSet => dataSet.Features is not null).Features!.Channels;
        var outputs = tasks.Sum(task => Math.Max(1, task.Planned!.Target.Classes.Count));
        if (features >= outputs && features >= FeaturesATask * tasks.Count) yield break;
        yield return AdviceDiagnostics.SmallTrunk(
            subject.Spec.Backbone.Location, subject.Spec.Backbone.Use, subject.Trunk.Stages.Sum(stage => stage.Parameters), features, tasks.Count, outputs);
    }
}
