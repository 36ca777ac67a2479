// SPDX-License-Identifier: Apache-2.0
// Expected values: RFC 4180 for the fields; the layout of the published LFW pairs files.
#include "adapters/files/temporary_folder.hpp"
#include "evaluation/data_set/attack_list.hpp"
#include "evaluation/data_set/identity_folder.hpp"
#include "evaluation/data_set/limit_file.hpp"
#include "evaluation/data_set/pair_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace madoguchi::evaluation::data_set {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> texts(Problems& problems) {
  std::vector<std::string> result;
  for (const core::DocumentError& problem : problems.take()) result.push_back(problem.text());
  return result;
}

TEST(CsvReader, ReadsQuotesCommasAndLineEnds) {
  Problems problems;
  CsvReader reader(
      "\xEF\xBB\xBF"
      "a,\"b \"\"c\"\", d\"\r\n\n,\xE9\xA1\x94,x\n\"two\nlines\",z",
      "f.csv", problems);
  const auto first = reader.next();
  ASSERT_TRUE(first);
  EXPECT_EQ((*first)[1].text, "b \"c\", d");
  EXPECT_EQ((*first)[1].column, 3);
  const auto second = reader.next();
  ASSERT_TRUE(second);
  EXPECT_EQ((*second)[0].text, "");
  EXPECT_EQ((*second)[2].line, 3);
  EXPECT_EQ((*second)[2].column, 4);  // one character before it, three bytes
  const auto third = reader.next();
  ASSERT_TRUE(third);
  EXPECT_EQ((*third)[0].text, "two\nlines");
  EXPECT_EQ((*third)[1].line, 5);
  EXPECT_FALSE(reader.next());
  EXPECT_TRUE(problems.empty());
}

TEST(CsvReader, SaysWhereAQuoteWasOpened) {
  Problems problems;
  CsvReader reader("a,b\nc,\"d\n", "f.csv", problems);
  while (reader.next()) {
  }
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("f.csv:2:3: this quotation mark")));
}

TEST(PairCsv, ReadsPairsSubjectsAndGroups) {
  Problems problems;
  const PairList list = parse_pair_csv(
      "reference,probe,label,reference_subject,probe_subject,glasses,reference_age,probe_age\n"
      "a.png,b.png,mated,p1,p1,yes,old,young\n"
      "a.png,c.png,0,p1,p2,no,old,old\n",
      "p.csv", problems);
  EXPECT_THAT(texts(problems), IsEmpty());
  EXPECT_THAT(list.pictures, ElementsAre("a.png", "b.png", "c.png"));
  ASSERT_EQ(list.pairs.size(), 2U);
  EXPECT_TRUE(list.pairs[0].mated);
  EXPECT_FALSE(list.pairs[1].mated);
  EXPECT_THAT(list.subject_of, ElementsAre(0, 0, 0, 1));
  ASSERT_EQ(list.groups.size(), 2U);
  EXPECT_EQ(list.groups[0].name, "glasses");
  EXPECT_THAT(list.groups[0].of_sample, ElementsAre(1, 1, 0, 0));
  EXPECT_EQ(list.groups[1].name, "age");
  EXPECT_THAT(list.groups[1].values, ElementsAre("old", "young"));
  EXPECT_THAT(list.groups[1].of_sample, ElementsAre(0, 1, 0, 0));
}

TEST(PairCsv, TakesTheLabelFromTheSubjects) {
  Problems problems;
  const PairList list = parse_pair_csv(
      "reference,probe,reference_subject,probe_subject\na,b,x,x\na,c,x,y\n", "p.csv", problems);
  EXPECT_THAT(texts(problems), IsEmpty());
  EXPECT_TRUE(list.pairs[0].mated);
  EXPECT_FALSE(list.pairs[1].mated);
}

TEST(PairCsv, NamesEveryMistakeWithItsPlace) {
  Problems problems;
  parse_pair_csv(
      "reference,probe,label,reference_subject,probe_subject\n"
      "a,b,maybe,p,p\na,b,mated,p,q\n,b,mated,p,p\na,b\n",
      "p.csv", problems);
  EXPECT_THAT(texts(problems),
              ElementsAre(HasSubstr("p.csv:2:5: \"maybe\" is no label"),
                          HasSubstr("p.csv:3:5: labelled mated, but the two subjects differ"),
                          HasSubstr("p.csv:4:1: the name of a picture"),
                          HasSubstr("p.csv:5:1: 2 fields where the header has 5")));
  parse_pair_csv("referense,probe,label\n", "p.csv", problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("did you mean it by \"referense\"?")));
  parse_pair_csv("", "p.csv", problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("p.csv:1:1: the file is empty")));
}

TEST(ScoreCsv, ReadsScoresAndFailures) {
  Problems problems;
  const PairList list = parse_score_csv(
      "label,score,failed\nmated,0.75,\nimpostor,-1e-3,\nmated,,reference\nnon_mated,,probe\n",
      "s.csv", problems);
  EXPECT_THAT(texts(problems), IsEmpty());
  const auto all = comparisons_of(list);
  ASSERT_EQ(all.scores.mated.kept.size(), 1U);
  EXPECT_EQ(all.scores.mated.kept[0].score, 0.75);
  EXPECT_EQ(all.scores.non_mated.kept[0].score, -1e-3);
  EXPECT_EQ(all.failures.enrolment.errors, 1U);
  EXPECT_EQ(all.failures.acquisition.errors, 1U);
  EXPECT_EQ(all.failures.mated_pairs, 1U);
  EXPECT_EQ(all.failures.non_mated_pairs, 1U);
}

TEST(ScoreCsv, RefusesWhatIsNoNumber) {
  Problems problems;
  parse_score_csv("label,score\nmated,nan\nmated,0.5x\nmated,1e999\nmated,inf\n", "s.csv",
                  problems);
  EXPECT_EQ(texts(problems).size(), 4U);
}

TEST(LfwPairs, ReadsFoldsAndTheSingleList) {
  Problems problems;
  const PairList folds = parse_lfw_pairs(
      "2\t1\nAnna_A\t1\t4\nAnna_A\t2\tBen\t1\nCid\t1\t2\nBen\t1\tCid\t12\n", "pairs.txt", problems);
  EXPECT_THAT(texts(problems), IsEmpty());
  ASSERT_EQ(folds.pairs.size(), 4U);
  EXPECT_TRUE(folds.pairs[0].mated);
  EXPECT_FALSE(folds.pairs[1].mated);
  EXPECT_TRUE(folds.pairs[2].mated);
  EXPECT_EQ(folds.pictures[folds.pairs[0].probe], "Anna_A/Anna_A_0004");
  EXPECT_EQ(folds.pictures[folds.pairs[3].probe], "Cid/Cid_0012");
  EXPECT_THAT(folds.subject_of, ElementsAre(0, 0, 0, 1, 2, 2, 1, 2));
  const PairList single = parse_lfw_pairs("1\nA 1 2\nA 1 B 3\n", "pairs.txt", problems);
  EXPECT_EQ(single.pairs.size(), 2U);
  EXPECT_TRUE(problems.empty());
}

TEST(LfwPairs, ReadsListsWithoutAFirstLineAndNamesWithBlanks) {
  Problems problems;
  const PairList bare = parse_lfw_pairs(
      "\xEF\xBB\xBF"
      "A B\t1\t2\r\nC\t1\tA B\t3\r\nC\t1\t2\r\n",
      "pairs.txt", problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(bare.pairs.size(), 3U);
  EXPECT_EQ(bare.pictures[bare.pairs[0].probe], "A B/A B_0002");
  EXPECT_TRUE(bare.pairs[0].mated && !bare.pairs[1].mated && bare.pairs[2].mated);
  EXPECT_EQ(bare.pictures[bare.pairs[1].probe], "A B/A B_0003");
  parse_lfw_pairs("A 1 2\nA 1 B 1 2\nA 1\n", "pairs.txt", problems);
  const auto told = problems.take();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].line, 2);
  EXPECT_EQ(told[1].line, 3);
}

TEST(LfwPairs, NamesEveryMistakeWithItsPlace) {
  Problems problems;
  parse_lfw_pairs("1 2\nA 1 x\nA 1\nA 1 B 1\nB 1 B 2\nC 1 2\n", "pairs.txt", problems);
  EXPECT_THAT(texts(problems),
              ElementsAre(HasSubstr("pairs.txt:2:5: \"x\" is no picture number"),
                          HasSubstr("pairs.txt:3:1: a mated pair was expected"),
                          HasSubstr("pairs.txt:5:5: a non-mated pair of one and the same person"),
                          HasSubstr("pairs.txt:6:1: more than the 4 pairs")));
  parse_lfw_pairs("ten\n", "pairs.txt", problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("pairs.txt:1:1: the numbers of folds")));
  parse_lfw_pairs("1 2\nA 1 2\n", "pairs.txt", problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("the file ends after 1 of 4 pairs")));
}

TEST(AttackCsv, GathersSpecies) {
  Problems problems;
  const AttackList list = parse_attack_csv(
      "frame,species,score\n1,bona_fide,0.9\n2,screen,0.2\n3,print,0.1\n4,screen,\n", "pad.csv",
      problems);
  EXPECT_THAT(texts(problems), IsEmpty());
  ASSERT_EQ(list.attacks.size(), 2U);
  EXPECT_EQ(list.attacks[0].species, "print");
  EXPECT_EQ(list.attacks[1].without_answer, 1U);
  EXPECT_EQ(list.bona_fide.scores.size(), 1U);
  parse_attack_csv("species,score\nprint,0.1\n,0.2\n", "pad.csv", problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("pad.csv:3:1: bona_fide or the name")));
}

TEST(LimitFile, ReadsAListOfLimits) {
  Problems problems;
  const auto limits =
      parse_limits("limits:\n  - fnmr@fmr=0.001<=0.03\n  - fta<=0.01\n", "l.yaml", problems);
  EXPECT_THAT(texts(problems), IsEmpty());
  ASSERT_EQ(limits.size(), 2U);
  EXPECT_EQ(limits[0].most, 0.03);
}

TEST(LimitFile, NamesEveryMistakeWithItsPlace) {
  Problems problems;
  parse_limits("limit: 1\nlimits:\n  - fnrm<=0.1\n  - [1]\n  - fta<=2\n", "l.yaml", problems);
  EXPECT_THAT(
      texts(problems),
      ElementsAre(HasSubstr("l.yaml:1:1: limit: only the key"), HasSubstr("l.yaml:3:5: limits[0]"),
                  HasSubstr("l.yaml:4:5: limits[1]"), HasSubstr("l.yaml:5:5: limits[2]")));
  for (const char* text : {"", "[", "limits: 3", "limits: []", "- a"}) {
    parse_limits(text, "l.yaml", problems);
    EXPECT_EQ(texts(problems).size(), 1U) << text;
  }
}

class FolderOfIdentities : public testing::Test {
 protected:
  FolderOfIdentities() {
    for (const char* file : {"b/2.PNG", "b/1.jpg", "a/x.pgm", "a/notes.txt", "README"}) {
      std::filesystem::create_directories((root_ / file).parent_path());
      std::ofstream(root_ / file) << "x";
    }
  }

  // Of its own: the tests run side by side.
  adapters::files::TemporaryFolder folder_ =
      adapters::files::TemporaryFolder::make("madoguchi-identities").value();
  std::filesystem::path root_ = folder_.path();
};

TEST_F(FolderOfIdentities, AreReadInOrder) {
  std::ofstream(root_ / "groups.csv") << "identity,glasses\nb,yes\n";
  Problems problems;
  const IdentityFolder folder = read_identity_folder(root_, problems);
  EXPECT_THAT(texts(problems), IsEmpty());
  EXPECT_THAT(folder.subjects, ElementsAre("a", "b"));
  EXPECT_THAT(folder.pictures, ElementsAre("a/x.pgm", "b/1.jpg", "b/2.PNG"));
  EXPECT_THAT(folder.subject_of, ElementsAre(0, 1, 1));
  EXPECT_EQ(folder.ignored, 2U);
  ASSERT_EQ(folder.groups.size(), 1U);
  EXPECT_THAT(folder.groups[0].values, ElementsAre("", "yes"));
  EXPECT_THAT(folder.groups[0].of_sample, ElementsAre(0, 1, 1));
}

TEST_F(FolderOfIdentities, NamesThatAreNotThere) {
  std::ofstream(root_ / "groups.csv") << "picture,age\nb/1.jpg,old\nb/3.jpg,old\n";
  Problems problems;
  read_identity_folder(root_, problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("groups.csv:3:1: \"b/3.jpg\" is not in")));
  std::filesystem::remove_all(root_ / "b");
  std::filesystem::remove(root_ / "groups.csv");
  read_identity_folder(root_, problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("1 identities with pictures")));
  read_identity_folder(root_ / "nowhere", problems);
  EXPECT_THAT(texts(problems), ElementsAre(HasSubstr("cannot be read")));
}

}  // namespace
}  // namespace madoguchi::evaluation::data_set
