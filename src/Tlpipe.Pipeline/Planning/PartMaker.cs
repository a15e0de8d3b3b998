using System.Diagnostics.CodeAnalysis;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Turns what a model file asks for into parts, and what plugins say or throw into diagnostics with a place in the file.</summary>
internal sealed class PartMaker(PluginCatalog plugins, OptionsBinder binder, DiagnosticBag diagnostics, Func<ModelLock?>? locked = null)
{
    /// <summary>The part; <see langword="null"/> after errors.</summary>
    public MadePart<TPart>? Make<TPart>(string kind, PartSpec spec, PartContext context)
        where TPart : class
    {
        if (Bind(kind, spec) is not var (source, options)) return null;
        return TryAsk(source, spec, () => source.Create<TPart>(options, context), out var part)
            ? new(part, source, spec, CanonicalOptions.Of(source.Name, options))
            : null;
    }

    /// <summary>Looks a part up and binds its options, for their errors alone.</summary>
    public void Check(string kind, PartSpec spec) => _ = Bind(kind, spec);

    /// <summary>Asks a part something; <see langword="false"/> where it failed instead, which becomes a diagnostic.</summary>
    public bool TryAsk<TPart, T>(MadePart<TPart> part, Func<TPart, T> question, [MaybeNullWhen(false)] out T answer)
        where TPart : class => TryAsk(part.Source, part.Spec, () => question(part.Part), out answer);

    private (CatalogPart Source, object Options)? Bind(string kind, PartSpec spec)
    {
        if (plugins.Find(kind, spec.Use) is not { } source)
        {
            TellUnknown(kind, spec);
            return null;
        }

        var errors = diagnostics.ErrorCount;
        return TryAsk(source, spec, () => binder.Bind(source.OptionsType, spec.Options, source.ToString(), spec.Location), out var options)
            && diagnostics.ErrorCount == errors
            ? (source, options)
            : null;
    }

    /// <summary>A plugin that can't be used and is asked for is one error, not an error and a warning.</summary>
    private void TellUnknown(string kind, PartSpec spec)
    {
        var available = plugins.NamesOf(kind);
        List<BrokenPlugin> broken = [.. plugins.Broken.Select(warning => new BrokenPlugin(warning))];
        List<BrokenPlugin> owners = [.. broken.Where(plugin => plugin.Names(spec.Use))];
        List<BrokenPlugin> suspects = owners.Count > 0 ? owners : NearestName.Find(spec.Use, available) is null ? broken : [];
        diagnostics.Add(owners.Count > 0
            ? PluginDiagnostics.PartOfBroken(spec.Location, kind, spec.Use, owners)
            : PluginDiagnostics.UnknownPart(spec.Location, kind, spec.Use, available, suspects, suspects.Count == 0 ? Absent() : []));
        foreach (var suspect in suspects) diagnostics.Remove(suspect.Warning);
    }

    /// <summary>The plugins that the model was last built with and that are not here.</summary>
    private IReadOnlyList<LockedPlugin> Absent() =>
        [.. (locked?.Invoke()?.Plugins ?? []).Where(known => plugins.Plugins.All(plugin => plugin.Name != known.Name))];

    private bool TryAsk<T>(CatalogPart source, PartSpec spec, Func<T> question, [MaybeNullWhen(false)] out T answer)
    {
        try
        {
            answer = question();
            return true;
        }
        catch (DiagnosticException error)
        {
            foreach (var diagnostic in error.Diagnostics)
                diagnostics.Add(diagnostic with { Location = diagnostic.Location ?? spec.Locate(diagnostic.Option ?? "") });
        }
#pragma warning disable CA1031 // A plugin may throw anything; the other parts still have their say.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            diagnostics.Add(PluginDiagnostics.ProviderFailed(spec.Location, source, error));
        }

        answer = default;
        return false;
    }
}
