using System.Runtime.InteropServices;

namespace Tlpipe.Torch;

/// <summary>Settings that OpenMP reads from the environment when it is loaded.</summary>
internal static partial class OpenMP
{
    private const string SpinCount = "GOMP_SPINCOUNT";
    private const string WaitPolicy = "OMP_WAIT_POLICY";

    /// <summary>
    /// Lets threads that wait for each other inside an operation sleep soon instead of spinning for milliseconds: beside other work (a build)
    /// spinning makes a forward pass take several times as long. It is long enough for the next of many short operations to find its threads
    /// awake: at a quarter of it, training a small network of texts takes a fifth longer. What the user set stays.
    /// </summary>
    internal static void WaitPolitely()
    {
        if (Environment.GetEnvironmentVariable(SpinCount) is null && Environment.GetEnvironmentVariable(WaitPolicy) is null)
            _ = SetEnvironment(SpinCount, "4000", 0);
    }

    // .NET keeps an environment of its own on Unix; native libraries see only this one.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
