using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tlpipe.Analyzers;

/// <summary>Calls that follow the machine's language because they aren't told one.</summary>
internal static class CultureUse
{
    public const string Invariant = "CultureInfo.InvariantCulture";
    public const string Ordinal = "StringComparer.Ordinal";

    private static readonly string[] Written = ["Parse", "TryParse", "ToString"];
    private static readonly string[] Orders = ["Order", "OrderBy", "OrderByDescending", "OrderDescending", "ThenBy", "ThenByDescending"];

    /// <summary>What to say instead; <see langword="null"/> where nothing is wrong.</summary>
    public static string? Remedy(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.SpecialType == SpecialType.System_String && method.Parameters.IsEmpty && method.Name is "ToLower" or "ToUpper" && method.Parameters.IsEmpty)
            return $"{method.Name}Invariant()";
        if (IsWrittenByCulture(method.ContainingType) && Written.Contains(method.Name) && !method.Parameters.Any(IsProvider)) return Invariant;
        return OrdersStrings(method) ? Ordinal : null;
    }

    /// <summary>Numbers with a point, and dates: whole numbers read alike everywhere.</summary>
    private static bool IsWrittenByCulture(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal or SpecialType.System_DateTime
        || AmbientSymbols.Name(type) is "System.DateTimeOffset" or "System.DateOnly" or "System.TimeOnly";

    private static bool IsProvider(IParameterSymbol parameter) => parameter.Type.Name == "IFormatProvider";

    private static bool OrdersStrings(IMethodSymbol method) =>
        AmbientSymbols.Name(method.ContainingType) == "System.Linq.Enumerable"
        && Orders.Contains(method.Name)
        && method.TypeArguments.LastOrDefault()?.SpecialType == SpecialType.System_String
        && !method.Parameters.Any(parameter => parameter.Type.Name == "IComparer");
}
