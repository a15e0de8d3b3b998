using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Planning_models(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    [Fact]
    public void A_plan_holds_everything_that_a_run_needs()
    {
        var plan = planning.Plan("""
            model: points
            version: 1.0.0
            seed: 3
            backbone: { use: perceptron, width: 24 }
            datasets:
              shared: { use: points, targets: [big, red], train: 20 }
            tasks:
              size: { dataset: shared, target: big, head: vote }
              colour: { dataset: shared, target: red, head: { use: vote, smoothing: 0.1 } }
              own: { dataset: { use: points, train: 20 }, head: vote }
            training:
              strategy: { use: full, trunkRate: 0.1 }
              optimizer: { use: sgd, lr: 0.5 }
            gates:
              - { metric: own.accuracy, min: 0.5 }
            """);

        Assert.Equal(["shared", "own"], plan.DataSets.Select(dataSet => dataSet.Name));
        Assert.Equal(["size", "colour", "own"], plan.Tasks.Select(task => task.Name));
        Assert.Equal(["big", "red", "kind"], plan.Tasks.Select(task => task.TargetName));
        Assert.Same(plan.Tasks[0].DataSet, plan.Tasks[1].DataSet);
        Assert.Equal(new FeatureSignature(24), plan.Tasks[0].Features);
        Assert.Equal(20, plan.DataSets[0].Data.Count(Split.Train));
        var phase = Assert.Single(plan.Phases);
        Assert.Equal(("full", 1, 0, 1.0), (phase.Name, phase.FirstEpoch, phase.FrozenStages, phase.HeadRate));
        Assert.All(phase.StageRates, rate => Assert.Equal(0.1, rate));
        Assert.Equal(0.5, plan.Optimizer.LearningRate);
        Assert.Null(plan.Weights);
        Assert.Empty(plan.Warnings);
        Assert.Equal(3, plan.Spec.Seed);
    }

    [Fact]
    public void Every_part_that_is_wrong_is_told_at_its_place_in_one_go()
    {
        Assert.Equal(
            """
            m.model.yaml(3,18): error TLP2001: there is no backbone 'perceptrn'; did you mean 'perceptron'? Available: perceptron
            m.model.yaml(6,24): error TLP2001: there is no data set 'image-folder'. Available: points
            m.model.yaml(7,55): error TLP1005: there is no key 'haed' in 'tasks.b'; did you mean 'head'? Available: dataset, target, head
            m.model.yaml(8,38): error TLP1007: 'size' must be between 1 and 64, but is '0'
            m.model.yaml(8,41): error TLP1005: there is no key 'trian' in data set 'points'; did you mean 'train'? Available: train, validation, size, modality, path, targets, shuffling, explode, added
            m.model.yaml(8,62): error TLP1007: 'shuffling' can't be 'sometimes'. Available: never, every-epoch
            m.model.yaml(8,105): error TLP1007: 'smoothing' must be a number, but is 'a lot'
            m.model.yaml(10,13): error TLP2001: there is no strategy 'frezen'; did you mean 'frozen'? Available: freeze, frozen, full, gradual, probe-then-full
            m.model.yaml(11,30): error TLP1007: 'lr' must be greater than 0, but is '0'
            m.model.yaml(11,43): error TLP1007: 'momentum' must be between 0 and 1, but is '2'
            """,
            planning.Errors("""
                model: points
                version: 1.0.0
                backbone: { use: perceptrn, width: 8 }
                seed: 5
                tasks:
                  a: { dataset: { use: image-folder, path: x }, head: vote }
                  b: { dataset: { use: points }, head: { use: vote }, haed: vote }
                  c: { dataset: { use: points, size: 0, trian: 3, shuffling: sometimes }, head: { use: vote, smoothing: a lot } }
                training:
                  strategy: frezen
                  optimizer: { use: sgd, lr: 0, momentum: 2 }
                """));
    }

    [Fact]
    public void What_a_plugin_says_of_an_option_stands_at_the_option()
    {
        Assert.Equal(
            "m.model.yaml(5,41): error TLP3777: there is no file 'absent.csv'",
            planning.Errors(PlanningFixture.Model.Replace("size: 4", "path: absent.csv")));
    }

    [Fact]
    public void What_a_plugin_throws_stands_at_the_part()
    {
        Assert.Equal(
            "m.model.yaml(5,27): error TLP2008: data set 'points' can't be made: its plugin Sample.Plugin 1.2.3 failed with InvalidOperationException: the points exploded",
            planning.Errors(PlanningFixture.Model.Replace("size: 4", "explode: true")));
    }

    [Fact]
    public void The_new_and_the_old_network_must_share_the_same_input()
    {
        Assert.Equal(
            "m.model.yaml(5,27): error TLP1034: the new and the old network must share the same input: the data set 'kind' gives row float32 [4], but backbone 'perceptron' refuses it: it takes rows of 7 numbers",
            planning.Errors(PlanningFixture.Model.Replace("width: 8", "inputs: 7")));
    }

    [Fact]
    public void Tasks_on_one_trunk_must_share_its_features()
    {
        Assert.Equal(
            "m.model.yaml(6,27): error TLP1035: tasks on one trunk must share its features: the data set 'wide' gives 9 features (vector), but 'kind' 8 features (vector); give both the same input",
            planning.Errors(PlanningFixture.Model + "\n  wide: { dataset: { use: points, size: 40 }, head: vote }"));
    }

    [Fact]
    public void A_head_that_does_not_fit_is_told_at_the_head()
    {
        Assert.Equal(
            "m.model.yaml(5,59): error TLP1036: head 'vote' doesn't fit the task 'kind': it takes at most 1 classes, and 'no' is one of 2",
            planning.Errors(PlanningFixture.Model.Replace("head: vote", "head: { use: vote, most: 1 }")));
    }

    [Fact]
    public void Targets_and_data_sets_are_found_by_name()
    {
        Assert.Equal(
            """
            m.model.yaml(7,3): error TLP1033: the data set 'shared' has 2 targets; say which one the task 'a' learns with 'target'. Available: big, red
            m.model.yaml(8,33): error TLP1033: the data set 'shared' has no target 'bgi'; did you mean 'big'? Available: big, red
            m.model.yaml(9,17): error TLP1030: 'datasets' names no 'shard'; did you mean 'shared'? Available: shared
            m.model.yaml(10,17): error TLP1030: 'datasets' names no 'points'; to use the plugin's data set of that name, write { use: points }
            m.model.yaml(11,27): error TLP1033: the data set 'none' has no targets, so nothing can be learned from it
            """,
            planning.Errors("""
                model: points
                version: 1.0.0
                backbone: perceptron
                datasets:
                  shared: { use: points, targets: [big, red] }
                tasks:
                  a: { dataset: shared, head: vote }
                  b: { dataset: shared, target: bgi, head: vote }
                  c: { dataset: shard, head: vote }
                  d: { dataset: points, head: vote }
                  none: { dataset: { use: points, targets: [] }, head: vote }
                """));
    }

    [Fact]
    public void A_data_set_that_no_task_uses_is_a_warning_and_its_options_are_still_checked()
    {
        const string Unused = "\ndatasets:\n  spare: { use: points, size: 4 }";

        Assert.Equal(
            $"{planning.Folder.Path}/m.model.yaml(7,3): warning TLP1031: no task uses the data set 'spare'; remove it, or give it to a task",
            planning.Plan(PlanningFixture.Model + Unused).Warnings[1].ToString());
        Assert.Contains(
            "error TLP1007: 'size' must be a whole number, but is 'x'",
            planning.Errors(PlanningFixture.Model + Unused.Replace("4", "x")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_frozen_trunk_without_weights_is_worth_a_warning()
    {
        Assert.Equal(
            $"{planning.Folder.Path}/m.model.yaml(3,18): warning TLP6102: the trunk starts at random and stays frozen, so it knows nothing and learns nothing; give the backbone 'weights', or write 'strategy: full'",
            Assert.Single(planning.Plan(PlanningFixture.Model).Warnings).ToString());
        Assert.Empty(planning.Plan(PlanningFixture.Model + "\ntraining: { strategy: full }").Warnings);
    }

    [Fact]
    public void A_data_set_inside_a_task_may_not_have_the_name_of_another()
    {
        Assert.Contains(
            "m.model.yaml(5,3): error TLP1032: the data set inside the task 'kind' and the one of that name under 'datasets' can't be told apart; rename one of them",
            planning.Errors(PlanningFixture.Model + "\ndatasets:\n  kind: points"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_training_or_validation_data_are_errors()
    {
        Assert.Equal(
            """
            m.model.yaml(5,27): error TLP3201: the data set 'kind' has no examples to train on
            m.model.yaml(6,24): error TLP3202: the data set 'b' has no examples to validate on, and without them no epoch can be chosen; add some, or have a part of the training examples split off
            """,
            planning.Errors(PlanningFixture.Model.Replace("size: 4", "train: 0, validation: 0") + "\n  b: { dataset: { use: points, validation: 0 }, head: vote }"));
    }

    [Fact]
    public void Gates_name_metrics_that_are_measured()
    {
        Assert.Equal(
            """
            m.model.yaml(7,15): error TLP1037: there is no metric 'kind.acuracy'; a gate names TASK.METRIC; did you mean 'kind.accuracy'? Available: kind.accuracy, kind.loss
            m.model.yaml(8,15): error TLP1037: there is no metric 'f1'; a gate names TASK.METRIC. Available: kind.accuracy, kind.loss
            """,
            planning.Errors(PlanningFixture.Model + "\ngates:\n  - { metric: kind.acuracy, min: 0.9 }\n  - { metric: f1, min: 0.9 }"));
    }

    [Fact]
    public void An_unknown_root_says_which_are_known_and_how_to_give_one()
    {
        Assert.Equal(
            "m.model.yaml(5,41): error TLP1008: there is no root 'dta'; did you mean 'data'? Give it with --root dta=PATH, the environment variable TLPIPE_ROOT_DTA or <TlpipeDataRoot Include=\"dta\" Path=\"PATH\" />. Known roots: data",
            planning.Errors(PlanningFixture.Model.Replace("size: 4", "path: $(dta)/x.csv"), options => PlanningFixture.WithRoot(options, "data", "/data")));
    }
}
