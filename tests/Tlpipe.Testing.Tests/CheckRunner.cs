using System.Reflection;

namespace Tlpipe.Testing.Tests;

/// <summary>Runs the checks of a conformance class as a test runner would.</summary>
internal static class CheckRunner
{
    /// <summary>The checks that fail, with what they say.</summary>
    public static IReadOnlyDictionary<string, ConformanceException> Failures(Func<object> make)
    {
        var failures = new SortedDictionary<string, ConformanceException>(StringComparer.Ordinal);
        var checks = make().GetType().GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).ToList();
        Assert.NotEmpty(checks);
        foreach (var check in checks)
        {
            try
            {
                check.Invoke(make(), null);
            }
            catch (TargetInvocationException error)
            {
                failures.Add(check.Name, Assert.IsType<ConformanceException>(error.InnerException));
            }
        }

        return failures;
    }

    /// <summary>Makes sure that one check fails and no other, and gives what it says.</summary>
    public static string Only(string check, Func<object> make)
    {
        var failures = Failures(make);
        Assert.Equal(check, string.Join(", ", failures.Keys));
        var message = failures[check].Message;
        Assert.Matches(@"^.+\nWhy it matters: .+\nWhat to do: .+$", message.ReplaceLineEndings("\n"));
        return message;
    }
}
