namespace Tlpipe.Pipeline.Training;

/// <summary>Does work ahead of its use, on other threads, and gives the results in order.</summary>
internal static class Prefetch
{
    /// <summary>Runs the jobs, at most <paramref name="ahead"/> of them before their result is asked for. What was made and not taken is disposed.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<Func<T>> jobs, int ahead)
        where T : IDisposable
    {
        var pending = new Queue<Task<T>>();
        try
        {
            foreach (var job in jobs)
            {
                pending.Enqueue(Start(job));
                if (pending.Count > ahead) yield return pending.Dequeue().GetAwaiter().GetResult();
            }

            while (pending.Count > 0) yield return pending.Dequeue().GetAwaiter().GetResult();
        }
        finally
        {
            foreach (var task in pending) Discard(task);
        }
    }

    // A dispose scope flows with the execution context; what a job makes belongs to the one who takes it, not to the scope that was open when it started.
    private static Task<T> Start<T>(Func<T> job)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(job);
    }

    private static void Discard<T>(Task<T> task)
        where T : IDisposable
    {
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        if (task.IsCompletedSuccessfully) task.Result.Dispose();
        else _ = task.Exception;
    }
}
