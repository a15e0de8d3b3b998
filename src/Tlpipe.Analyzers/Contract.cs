using Microsoft.CodeAnalysis;

namespace Tlpipe.Analyzers;

/// <summary>The contract's types, by name.</summary>
internal static class Contract
{
    public const string Plugin = "Tlpipe.Abstractions.IPlugin";
    public const string Attribute = "Tlpipe.Abstractions.TlpipePluginAttribute";

    private static readonly string[] DataTypes = ["IDataSet", "IInputCodec"];

    /// <summary>Whether what a type gives reaches training as data: a data set, a codec, or what makes data sets.</summary>
    public static bool GivesData(INamedTypeSymbol? type) =>
        type is not null && (type.AllInterfaces.Any(IsData) || GivesData(type.ContainingType));

    private static bool IsData(INamedTypeSymbol face) =>
        Is(face) && (DataTypes.Contains(face.Name) || (face.Name == "IProvider" && face.TypeArguments[0] is INamedTypeSymbol { Name: "IDataSet" }));

    private static bool Is(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "Tlpipe.Abstractions";
}
