using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tlpipe.Analyzers;

/// <summary>What tells something that the caller didn't say.</summary>
internal static class AmbientSymbols
{
    private static readonly string[] TorchDraws = ["rand", "randn", "randint", "randperm", "bernoulli", "multinomial"];
    private static readonly string[] TorchDrawsInPlace = ["normal_", "uniform_", "bernoulli_"];
    private static readonly string[] Clocks = ["Now", "UtcNow", "Today", "TickCount", "TickCount64", "System"];
    private static readonly string[] ClockTypes = ["System.DateTime", "System.DateTimeOffset", "System.Environment", "System.TimeProvider"];

    /// <summary><c>System.Random</c>.</summary>
    public static bool IsRandom(ITypeSymbol type) => Name(type) == "System.Random";

    /// <summary>Random numbers of the framework, and what is seeded anew in each process.</summary>
    public static bool IsRandom(IMethodSymbol method) => Name(method.ContainingType) switch
    {
        "System.Guid" => method.Name is "NewGuid" or "CreateVersion7",
        "System.Security.Cryptography.RandomNumberGenerator" => method.IsStatic,
        "System.IO.Path" => method.Name is "GetRandomFileName" or "GetTempFileName",
        "System.HashCode" => method.Name is "Combine" or "ToHashCode",
        "string" => method.Name == "GetHashCode",
        _ => false,
    };

    /// <summary>A tensor drawn from libtorch's default generator, which belongs to training.</summary>
    public static bool IsDrawnByTorch(IInvocationOperation call)
    {
        var type = Name(call.TargetMethod.ContainingType);
        var draws = (type == "Tlpipe.Torch.torch" && TorchDraws.Contains(call.TargetMethod.Name))
            || (type == "Tlpipe.Torch.torch.Tensor" && TorchDrawsInPlace.Contains(call.TargetMethod.Name));
        return draws && !call.Arguments.Any(argument => argument.Parameter?.Name == "generator" && argument.ArgumentKind == ArgumentKind.Explicit);
    }

    public static bool IsClock(IPropertySymbol property) => ClockTypes.Contains(Name(property.ContainingType)) && Clocks.Contains(property.Name);

    public static bool IsClock(IMethodSymbol method) =>
        Name(method.ContainingType) == "System.Diagnostics.Stopwatch" && method.Name is "StartNew" or "GetTimestamp" && method.ContainingType.Name == "Stopwatch";

    public static bool IsCulture(IPropertySymbol property) =>
        Name(property.ContainingType) == "System.Globalization.CultureInfo" && property.Name is "CurrentCulture" or "CurrentUICulture" or "InstalledUICulture" or "DefaultThreadCurrentCulture"
        && property.ContainingType.Name == "CultureInfo";

    public static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
