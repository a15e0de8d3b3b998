using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

public sealed class Label_files : IDisposable
{
    private static readonly ImageFolderOptions Options = new()
    {
        Size = 8,
        Targets = new() { ["age"] = ImageTargetKind.Number, ["tags"] = ImageTargetKind.Labels, ["kind"] = ImageTargetKind.Class },
    };

    private readonly PictureFolder _folder = new PictureFolder().Add("p/1.png", 1).Add("p/2.png", 2).Add("p/3.png", 3).Add("p/4.png", 4).Add("p/5, five.png", 5);

    private string File => Path.Combine(_folder.Path, "labels.csv");

    [Fact]
    public void Give_numbers_labels_and_classes_of_which_some_are_missing()
    {
        var data = Open(
            """
            kind,file,split,ignored,tags,age
            cat,p/1.png,train,x,soft;small,2
            dog,p/2.png,train,,;,4.5
            ,p/3.png,train,,,
            cat,p/4.png,val,,small|soft ,1e1
            dog,"p/5, five.png",test,"a
            b",soft,-3
            """);
        Assert.Equal(["age", "tags", "kind"], data.Targets.Keys);
        Assert.Equal(TargetSignature.AnyOf(["small", "soft"]), data.Targets["tags"]);
        Assert.Equal(TargetSignature.OneOf(["cat", "dog"]), data.Targets["kind"]);
        Assert.Equal((3.25, 1.25), (data.Targets["age"].Mean, data.Targets["age"].Deviation));
        Assert.Equal((3, 1, 1), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal("p/5, five.png", data.Describe(Split.Test, 0));

        Assert.Equal([2f], Label(data, Split.Train, 0, "age")!);
        Assert.Equal([1f, 1f], Label(data, Split.Train, 0, "tags")!);
        Assert.Equal([0f, 0f], Label(data, Split.Train, 1, "tags")!);
        Assert.Null(Label(data, Split.Train, 2, "tags"));
        Assert.Null(data.Target(Split.Train, 2, "kind"));
        Assert.Equal([10f], Label(data, Split.Validation, 0, "age")!);
        using (var kind = data.Target(Split.Test, 0, "kind")) Assert.Equal(1, kind!.item<long>());

        Assert.Equal(2, data.CountLabels(Split.Train, "age")!.Labelled);
        Assert.Equal([1, 1], data.CountLabels(Split.Train, "tags")!.PerClass);
        Assert.Equal(2, data.CountLabels(Split.Train, "tags")!.Labelled);
    }

    [Fact]
    public void May_leave_the_splits_to_folders_to_a_share_or_to_folds()
    {
        _folder.Add("train/1.png", 11).Add("val/2.png", 12);
        var data = Open("file,age\ntrain/1.png,1\nval/2.png,2", new() { Targets = Ages() });
        Assert.Equal((1, 1), (data.Count(Split.Train), data.Count(Split.Validation)));

        const string Five = "file,age\np/1.png,1\np/2.png,2\np/3.png,3\np/4.png,4\n\"p/5, five.png\",5";
        data = Open(Five, new() { Targets = Ages(), Folds = new FoldOptions { Count = 5, Take = 2 } });
        Assert.Equal((4, 1), (data.Count(Split.Train), data.Count(Split.Validation)));
        foreach (var i in Enumerable.Range(20, 60)) _folder.Add($"q/{i}.png", i);
        data = Open("file,age\n" + string.Concat(Enumerable.Range(20, 60).Select(i => $"q/{i}.png,{i}\n")), new() { Targets = Ages(), Validation = 0.5 });
        Assert.Equal(60, data.Count(Split.Train) + data.Count(Split.Validation));
        Assert.InRange(data.Count(Split.Train), 15, 45);
        Assert.Equal(
            "tlpipe: error TLP3005: '$(data)/x' has no 'val' folder, so nothing could be measured; add one, or set 'validation' to a share of the pictures, such as 0.2",
            Fails(Five, new() { Targets = Ages() }));
        Assert.Equal(
            "tlpipe: error TLP3010: the data set has 5 different pictures, too few for 6 folds; add pictures, or make fewer folds",
            Fails(Five, new() { Targets = Ages(), Folds = new FoldOptions { Count = 6 } }));
    }

    [Fact]
    public void Share_out_their_first_class_over_folds()
    {
        const string Four = "file,kind\np/1.png,a\np/2.png,a\np/3.png,b\np/4.png,b";
        foreach (var take in new[] { 0, 1 })
        {
            var data = Open(Four, new() { Targets = new() { ["kind"] = ImageTargetKind.Class }, Folds = new FoldOptions { Count = 2, Take = take } });
            Assert.Equal([1, 1], data.CountLabels(Split.Validation, "kind")!.PerClass);
        }
    }

    [Fact]
    public void Tell_all_their_errors_at_once_with_file_and_line() => Assert.Equal(
        $"""
        {File}(2,1): error TLP3013: this line has 2 cells, and there are 5 columns; put quotes around a cell with a comma in it
        {File}(3,1): error TLP3015: 'training' is no split; write train, val or test
        {File}(3,1): error TLP3016: 'young' in column 'age' is not a number; write one such as -1.5e3, or nothing where the label is missing
        {File}(4,1): error TLP3016: 'old?' in column 'age' is not a number; write one such as -1.5e3, or nothing where the label is missing
        {File}(4,1): error TLP3014: the picture '../secret.png' is not below the folder; write its path below the folder of the data set, or delete the line
        {File}(5,1): error TLP3016: '1e99' in column 'age' is not a number; write one such as -1.5e3, or nothing where the label is missing
        {File}(5,1): error TLP3014: the picture 'p/0.png' is not there; write its path below the folder of the data set, or delete the line
        {File}(7,1): error TLP3014: the picture 'p/1.png' has a line already; write its path below the folder of the data set, or delete the line
        {File}(8,1): error TLP3017: 'wolf' in column 'kind' occurs in 'val' and nowhere in 'train', so it could not be learned; correct it, or move a picture of it
        """,
        Fails(
            """
            file,split,age,tags,kind
            p/1.png,train
            p/4.png,training,young,,
            ../secret.png,train,old?,,cat
            p/0.png,train,1e99,,cat
            p/1.png,train,1,,cat
            p/1.png,train,1,,cat
            p/2.png,val,1,,wolf
            """));

    [Theory]
    [InlineData("", "TLP3011: this is no list of labels: it is empty; write comma-separated text in UTF-8 with a line of column names first: file,split,age")]
    [InlineData("file,age,age,tags,kind", "TLP3011: this is no list of labels: it has two columns 'age'; write comma-separated text in UTF-8 with a line of column names first: file,split,age")]
    [InlineData("file,age,tags,kind", "TLP3019: this file lists no pictures for training; add a line for each")]
    public void That_are_none_are_refused(string text, string expected) => Assert.Equal($"{File}: error {expected}", Fails(text));

    [Fact]
    public void Without_a_column_are_refused_with_the_nearest_name() => Assert.Equal(
        $"""
        {File}(1,1): error TLP3012: there is no column 'file'; did you mean 'fill'? The columns are 'fill', 'age', 'tag', 'kind'; 'file' has the path of each picture below the folder
        {File}(1,1): error TLP3012: there is no column 'tags'; did you mean 'tag'? The columns are 'fill', 'age', 'tag', 'kind'; name one of them under 'targets'
        """,
        Fails("fill,age,tag,kind\n"));

    [Fact]
    public void That_are_missing_are_named() => Assert.Equal(
        $"tlpipe: error TLP3020: there is no label file '$(data)/x/labels.csv' (looked at {File}); put it there, or name it with 'labels'", _folder.Fails(Options));

    [Fact]
    public void That_nobody_reads_are_told_of_where_their_folder_is_not_as_it_should_be()
    {
        const string Unread = "; or, if '$(data)/x/labels.csv' has the labels, name its columns to learn: 'targets: { COLUMN: class }', and let its column 'split' say train and val";
        Assert.Equal(
            $"tlpipe: error TLP3005: '$(data)/x' has no 'val' folder, so nothing could be measured; add one, or set 'validation' to a share of the pictures, such as 0.2{Unread}",
            Fails("file,kind\np/1.png,cat\n", new()));
        using var flat = new PictureFolder().Add("1.png", 1).AddText("labels.csv", "file,kind\n1.png,cat\n");
        Assert.Equal(
            $"tlpipe: error TLP3002: the folder '$(data)/x' has no class folders in it; put the pictures into one folder for each class: $(data)/x/CLASS/PICTURE.jpg{Unread}",
            flat.Fails());
    }

    [Fact]
    public void That_are_hostile_are_refused_in_bounded_memory()
    {
        Assert.StartsWith($"{File}: error TLP3011: this is no list of labels: a cell near line", Fails("file,age,tags,kind\n\"" + new string('x', 3_000_000)), StringComparison.Ordinal);
        System.IO.File.WriteAllBytes(File, [0x66, 0xC3, 0x28, 0xFF, 0x0A]);
        Assert.Contains("it is not UTF-8", _folder.Fails(Options), StringComparison.Ordinal);
        var errors = Fails("file,age,tags,kind\n" + string.Concat(Enumerable.Repeat("a\0b\u0007.png,1,,\n", 5000))).Split('\n');
        Assert.Equal(21, errors.Length);
        Assert.Equal($"{File}(2,1): error TLP3014: the picture 'a?b?.png' is not below the folder; write its path below the folder of the data set, or delete the line", errors[0]);
        Assert.Equal($"{File}: error TLP3021: 4980 more lines of this file have errors; correct those above first", errors[20]);
    }

    [Fact]
    public void Decide_the_content_of_the_data()
    {
        const string Text = "file,split,age\np/1.png,train,1\np/2.png,val,2";
        var options = new ImageFolderOptions { Targets = Ages() };
        List<Digest> digests = [Open(Text, options).Content];
        digests.Add(Open(Text.Replace("val,2", "val,3", StringComparison.Ordinal), options).Content);
        digests.Add(Open(Text.Replace("val,2", "val,", StringComparison.Ordinal), options).Content);
        digests.Add(Open(Text.Replace("val,2", "val,1", StringComparison.Ordinal), new() { Targets = new() { ["age"] = ImageTargetKind.Labels } }).Content);
        Assert.Equal(digests.Count, digests.Distinct().Count());
        Assert.Equal(digests[0], Open(Text + "\n", options).Content);
    }

    private static OrderedDictionary<string, ImageTargetKind> Ages() => new() { ["age"] = ImageTargetKind.Number };

    private static float[]? Label(IDataSet data, Split split, int index, string target)
    {
        using var label = data.Target(split, index, target);
        return label?.ToArray<float>();
    }

    private IDataSet Open(string text, ImageFolderOptions? options = null) => _folder.AddText("labels.csv", text).Open(options ?? Options);

    private string Fails(string text, ImageFolderOptions? options = null) => _folder.AddText("labels.csv", text).Fails(options ?? Options);

    public void Dispose() => _folder.Dispose();
}
