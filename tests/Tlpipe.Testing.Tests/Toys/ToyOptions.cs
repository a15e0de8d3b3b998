using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Testing.Tests.Toys;

public sealed record UnsayableOptions
{
    [Description("no model file can say it")]
    public DateTime Since { get; init; }
}

public sealed record UndescribedOptions
{
    public int Count { get; init; }
}

public sealed record BadDefaultOptions
{
    [Description("the number of it")]
    [Range(1, 10)]
    public int Count { get; init; }
}

public sealed record CountOptions
{
    [Description("the number of it")]
    public int Count { get; init; } = 1;
}

[Description("Options that can't be said.")]
public sealed class UnsayableProvider : ToyLinesProvider<UnsayableOptions>;

[Description("Options without a word.")]
public sealed class UndescribedProvider : ToyLinesProvider<UndescribedOptions>;

[Description("A default that isn't allowed.")]
public sealed class BadDefaultProvider : ToyLinesProvider<BadDefaultOptions>;

[Description("Refuses without naming the option.")]
public sealed class UnnamedOptionProvider : ToyLinesProvider<CountOptions>
{
    protected override void Check(CountOptions options)
    {
        if (options.Count < 1) throw new DiagnosticException(Diagnostic.Error("TOY03", "there is nothing to count"));
    }
}

[Description("Fails for what it does not expect.")]
public sealed class FailingOptionProvider : ToyLinesProvider<CountOptions>
{
    protected override void Check(CountOptions options) => _ = 10 / options.Count;
}

/// <summary>Sound lines with options that matter to nothing.</summary>
public abstract class ToyLinesProvider<TOptions> : Provider<IDataSet, TOptions>
    where TOptions : class, new()
{
    protected override IDataSet Create(TOptions options, PartContext context)
    {
        Check(options);
        return new ToyData(new ToyDataOptions(), ["even 1 2", "odd 3 4 5", "even 6", "odd 7 8"], Digest.Of("lines"), 0);
    }

    protected virtual void Check(TOptions options)
    {
    }
}
