namespace Tlpipe.Build.Clients;

/// <summary>
/// Names that already mean something where generated classes are used: the segments of their namespace (in a project AntsVsBees,
/// <c>AntsVsBees</c> is the namespace in a top-level program), and types that implicit usings or <c>Tlpipe.Models</c> bring.
/// </summary>
internal static class AmbientNames
{
    private static readonly HashSet<string> OfPrograms = new(
        ("Action Activator AppContext AppDomain Array Attribute Barrier BinaryReader BinaryWriter Boolean Buffer Byte Char Console Convert DateOnly DateTime Decimal "
        + "Delegate Directory Double Enum Enumerable Environment Exception File FileMode FileStream Func GC Guid Half HashCode HttpClient Index Int16 Int32 Int64 Lazy Lock "
        + "Math MathF MemoryStream Microsoft Monitor Nullable Object Parallel Path Prediction Predictor PredictorOptions Program Progress Random Range Single Stream StreamReader StreamWriter String "
        + "StringComparer StringComparison System Task Thread ThreadPool TimeOnly TimeProvider TimeSpan Timer Tlpipe Tuple Type UInt16 UInt32 UInt64 Uri Version Void Volatile").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Whether a type of that namespace had better not be called so.</summary>
    public static bool Contains(string name, string itsNamespace) =>
        OfPrograms.Contains(name) || itsNamespace.Split('.').Contains(name, StringComparer.Ordinal);
}
