using Microsoft.CodeAnalysis;

namespace Tlpipe.Analyzers;

/// <summary>The rules, with their texts. Each has a page of help in <c>plugins/analyzers</c>, which the package carries as <c>help/ID.md</c>.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Randomness = Rule(
        "TLPA001",
        "Randomness that is no argument",
        "'{0}' is random in its own way, so that the same model file gives another model each time; draw from the RandomStream that is given");

    public static readonly DiagnosticDescriptor Clock = Rule(
        "TLPA002",
        "A clock in a plugin",
        "'{0}' tells the time, so that the same model file gives another model each time; leave time out, or make it an option");

    public static readonly DiagnosticDescriptor Culture = Rule(
        "TLPA003",
        "The machine's language in a plugin",
        "'{0}' follows the language of the machine, so that the same file gives another model elsewhere; say {1}");

    public static readonly DiagnosticDescriptor FolderOrder = Rule(
        "TLPA004",
        "A folder's entries without an order",
        "'{0}' gives the entries of a folder in an order that differs between machines; order them (ordinal), or list the folder through PartContext.Files.List");

    public static readonly DiagnosticDescriptor SetOrder = Rule(
        "TLPA005",
        "A set or dictionary enumerated by a data set",
        "'{0}' has no order that is promised, and what it gives reaches training; order it, or use a list or an OrderedDictionary");

    public static readonly DiagnosticDescriptor Sealed = Rule(
        "TLPA006",
        "A plugin class that is not sealed",
        "'{0}' is a plugin class and not sealed; a class derived from it would register the same names a second time, so seal it");

    public static readonly DiagnosticDescriptor Attribute = Rule(
        "TLPA007",
        "A plugin that its assembly doesn't name",
        "no attribute names '{0}', so that the host finds no plugin in this assembly; write [assembly: TlpipePlugin(typeof({0}))]");

    private static DiagnosticDescriptor Rule(string id, string title, string message) => new(
        id,
        title,
        message,
        "Tlpipe",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: $"The page help/{id}.md of the package Tlpipe.Abstractions says more.");
}
