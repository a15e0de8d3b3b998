using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.StreetScenes;

/// <summary>Provides the data set <c>street-scenes</c>.</summary>
[Description("Streets drawn from a seed, nothing to download. Targets: car and pedestrian (absent or present), sign (one of six).")]
public sealed class StreetScenesProvider : Provider<IDataSet, StreetScenesOptions>
{
    /// <inheritdoc/>
    protected override IDataSet Create(StreetScenesOptions options, PartContext context) => new StreetScenesDataSet(options);
}
