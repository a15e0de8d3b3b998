using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class PrefetchTests
{
    [Fact]
    public void Results_come_in_order_whichever_is_ready_first()
    {
        var jobs = Enumerable.Range(0, 20).Select(number => (Func<Result>)(() =>
        {
            Thread.Sleep(number % 3);
            return new Result(number);
        }));

        Assert.Equal(Enumerable.Range(0, 20), Prefetch.InOrder(jobs, ahead: 4).Select(result => result.Number));
    }

    [Fact]
    public void What_was_made_ahead_and_not_taken_is_disposed()
    {
        var made = new List<Result>();
        var jobs = Enumerable.Range(0, 10).Select(number =>
        {
            var result = new Result(number);
            made.Add(result);
            return (Func<Result>)(() => result);
        });

        var taken = Prefetch.InOrder(jobs, ahead: 3).First();

        Assert.False(taken.IsDisposed);
        Assert.Equal(4, made.Count);
        Assert.All(made.Skip(1), result => Assert.True(result.IsDisposed));
    }

    [Fact]
    public void A_job_that_fails_throws_where_its_result_is_taken_and_the_others_are_disposed()
    {
        var last = new Result(2);
        Func<Result>[] jobs = [() => throw new InvalidDataException("example 17"), () => last];

        var thrown = Assert.Throws<InvalidDataException>(() => Prefetch.InOrder(jobs, ahead: 1).ToList());

        Assert.Equal("example 17", thrown.Message);
        Assert.True(last.IsDisposed);
    }

    private sealed class Result(int number) : IDisposable
    {
        public int Number => number;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
