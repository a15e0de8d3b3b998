using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Plans how the tasks share the network.</summary>
internal sealed class SharingPlanner(ModelSpec spec, PartMaker parts, DiagnosticBag diagnostics)
{
    /// <summary>The sharing; <see langword="null"/> after errors.</summary>
    public MadePart<ISharing>? Plan(MadePart<IBackbone>? backbone, IReadOnlyList<DataSetDraft> dataSets, PartContext context)
    {
        if (parts.Make<ISharing>(Sharings.Kind, spec.Training.Sharing, context) is not { } sharing) return null;
        if (backbone is null || dataSets.FirstOrDefault(dataSet => dataSet.Features is not null) is not { } dataSet) return sharing;
        return Accepts(sharing, backbone.Part, dataSet.Input, dataSet.Features!) ? sharing : null;
    }

    private bool Accepts(MadePart<ISharing> sharing, IBackbone backbone, InputSignature input, FeatureSignature features)
    {
        string[] tasks = [.. spec.Tasks.Select(task => task.Name)];
        if (!parts.TryAsk(sharing, part => Refusal(part, tasks, backbone, input, features), out var reason)) return false;
        if (reason is null) return true;
        diagnostics.Add(PlanningDiagnostics.SharingRefuses(sharing.Spec.Location, sharing.Source.ToString(), reason));
        return false;
    }

    private static string? Refusal(ISharing sharing, IReadOnlyList<string> tasks, IBackbone backbone, InputSignature input, FeatureSignature features)
    {
        using var meta = device_scope(META);
        using var trunk = backbone.Build(input);
        return sharing.Refuses(new(tasks, features, trunk.Stages));
    }
}
