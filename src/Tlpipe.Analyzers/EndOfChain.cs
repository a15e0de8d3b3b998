using Microsoft.CodeAnalysis.Operations;

namespace Tlpipe.Analyzers;

/// <summary>Looks along a chain of calls for one that makes an order, or to which none matters.</summary>
internal static class EndOfChain
{
    private static readonly string[] Orders = ["Order", "OrderBy", "OrderDescending", "OrderByDescending", "ToImmutableSortedSet", "ToImmutableSortedDictionary"];

    private static readonly string[] OrderDoesNotMatter =
        ["Any", "All", "Count", "LongCount", "Contains", "Sum", "Min", "Max", "MinBy", "MaxBy", "Average", "ToHashSet", "ToFrozenSet", "ToImmutableHashSet", "SetEquals", "Except", "Intersect"];

    /// <summary>Whether the order of what a call gives is lost or made anew later in its chain.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inclusive">Whether the call itself may be the one.</param>
    public static bool ForgetsOrder(IInvocationOperation call, bool inclusive = false)
    {
        if (inclusive && Forgets(call)) return true;
        for (var operation = call.Parent; operation is not null; operation = operation.Parent)
        {
            switch (operation)
            {
                case IInvocationOperation next when next.TargetMethod.IsExtensionMethod || next.TargetMethod.ContainingType.Name is "Enumerable" or "Array":
                    if (Forgets(next)) return true;
                    break;
                case IArgumentOperation or IConversionOperation or IAwaitOperation or IParenthesizedOperation:
                    break;
                case IPropertyReferenceOperation { Property.Name: "Length" or "Count" }:
                    return true;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool Forgets(IInvocationOperation call) => Orders.Contains(call.TargetMethod.Name) || OrderDoesNotMatter.Contains(call.TargetMethod.Name);
}
