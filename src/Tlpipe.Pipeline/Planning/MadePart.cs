using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>A part of a plan: looked up, its options bound, created.</summary>
/// <param name="Part">The part.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Spec">What asked for it.</param>
/// <param name="Canonical">Its name and options as canonical JSON.</param>
internal sealed record MadePart<TPart>(TPart Part, CatalogPart Source, PartSpec Spec, JsonObject Canonical)
    where TPart : class;
