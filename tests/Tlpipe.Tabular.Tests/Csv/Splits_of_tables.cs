using Tlpipe.Abstractions;
using Tlpipe.Tabular.Csv;

namespace Tlpipe.Tabular.Tests.Csv;

public sealed class Splits_of_tables : IDisposable
{
    private static readonly CsvOptions Shares = new() { Validation = 0.2, Test = 0.1, Targets = TableFolder.Class };
    private readonly TableFolder _folder = new();

    [Fact]
    public void Have_their_share_of_every_class()
    {
        var data = _folder.Open(TableFolder.Fifty, Shares);
        Assert.Equal((35, 10, 5), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal([7, 28], data.CountLabels(Split.Train, "class")!.PerClass);
        Assert.Equal([2, 8], data.CountLabels(Split.Validation, "class")!.PerClass);
        Assert.Equal([1, 4], data.CountLabels(Split.Test, "class")!.PerClass);
    }

    [Fact]
    public void Depend_on_the_seed_and_not_on_the_order_of_rows()
    {
        IEnumerable<string> Validation(string text, CsvOptions options)
        {
            var data = _folder.Open(text, options);
            return Enumerable.Range(0, data.Count(Split.Validation)).Select(index => data.Identify(Split.Validation, index).Hex).Order(StringComparer.Ordinal);
        }

        var lines = TableFolder.Fifty.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var turned = string.Join('\n', [lines[0], .. lines[1..].Reverse()]);
        Assert.Equal(Validation(TableFolder.Fifty, Shares), Validation(turned, Shares));
        Assert.NotEqual(Validation(TableFolder.Fifty, Shares), Validation(TableFolder.Fifty, Shares with { Seed = 1 }));
    }

    [Fact]
    public void Keep_copies_of_a_row_together()
    {
        var data = _folder.Open(TableFolder.Fifty + string.Join('\n', TableFolder.Fifty.Split('\n')[1..]), Shares);
        Assert.Equal((70, 20, 10), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        var parts = Enum.GetValues<Split>().Select(split => Enumerable.Range(0, data.Count(split)).Select(index => data.Identify(split, index)).ToHashSet()).ToList();
        Assert.Equal(50, parts.Sum(part => part.Count));
        Assert.Equal(50, parts.SelectMany(part => part).Distinct().Count());
    }

    [Fact]
    public void Of_folds_validate_every_row_once_and_leave_the_test_alone()
    {
        var folds = Enumerable.Range(0, 4).Select(take => _folder.Open(TableFolder.Fifty, new() { Test = 0.2, Folds = new() { Count = 4, Take = take }, Targets = TableFolder.Class })).ToList();
        Assert.All(folds, fold => Assert.Equal((30, 10, 10), (fold.Count(Split.Train), fold.Count(Split.Validation), fold.Count(Split.Test))));
        Assert.Single(folds.Select(fold => string.Join(' ', TableFolder.Names(fold, Split.Test))).Distinct(StringComparer.Ordinal));
        Assert.Equal(40, folds.SelectMany(fold => TableFolder.Names(fold, Split.Validation)).Distinct(StringComparer.Ordinal).Count());
        Assert.All(folds, fold => Assert.Equal([2, 8], fold.CountLabels(Split.Validation, "class")!.PerClass));
    }

    [Fact]
    public void Are_those_of_files_where_files_say_so()
    {
        var data = _folder.Open(TableFolder.Fifty, new() { Validation = 0.2, TestPath = _folder.Write("test.csv", "x,colour,class,count\n-1,red,rare,2\n"), Targets = TableFolder.Class });
        Assert.Equal((40, 10, 1), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal(["test.csv(2)"], TableFolder.Names(data, Split.Test));
    }

    public void Dispose() => _folder.Dispose();
}
