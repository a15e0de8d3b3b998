using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Sharing;

/// <summary>The stages that one task has of its own: those of a trunk from one on, by stage. The trunk's other parameters are let go.</summary>
internal sealed class TaskColumn : nn.Module
{
    private readonly Trunk _trunk;

    internal TaskColumn(Trunk trunk, int first)
        : base("column")
    {
        _trunk = trunk;
        foreach (var module in trunk.Stages.Take(first).SelectMany(stage => stage.Modules)) module.Dispose();
        foreach (var stage in trunk.Stages.Skip(first).Where(stage => stage.Modules.Count > 0)) register_module(NameOf(stage), nn.ModuleList([.. stage.Modules]));
    }

    /// <summary>A stage's name as a part of a parameter's name, which has its own dots.</summary>
    internal static string NameOf(Stage stage) => stage.Name.Replace('.', '_');

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _trunk.Dispose();
    }
}
