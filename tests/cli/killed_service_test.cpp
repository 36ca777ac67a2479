// SPDX-License-Identifier: Apache-2.0
// The HTTPS service is killed (SIGKILL) again and again while counters use cards: what it has
// acknowledged it knows in its next life, and nothing has its effect twice.
#include "adapters/sqlite/database.hpp"
#include "core/seeded_random.hpp"
#include "program.hpp"
#include "service_process.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <atomic>
#include <deque>
#include <thread>

namespace madoguchi::test {
namespace {

using namespace std::chrono_literals;
using adapters::http::HttpsEligibilityClient;
using eligibility::Challenge;
using eligibility::EligibilityAnswer;
using eligibility::EligibilityQuery;
using eligibility::Rejection;
using Documents = std::vector<eligibility::MedicalInformation>;
using sim::eligibility::signed_query;
using sim::pki::IssuedCertificate;

constexpr unsigned lives = 8;
constexpr unsigned counters = 3;
constexpr unsigned cards_each = 40;

/// A counter that uses cards one after the other and writes down what was acknowledged.
class Counter {
 public:
  Counter(const ServiceProcess& service, std::span<const IssuedCertificate> cards)
      : settings_(service.client()), cards_(cards) {}

  void work(const std::atomic<bool>& over) {
    while (!over && next_ < cards_.size()) use_card();
  }

  struct Acknowledged {
    std::vector<Challenge> unused{};
    std::vector<EligibilityQuery> used{};
    std::vector<std::size_t> registered{};
    std::vector<std::string> sessions{};
    std::vector<std::string> consented{};  ///< sessions
    std::size_t challenges = 0;
  };
  const Acknowledged& acknowledged() const { return told_; }
  /// While it works: how many challenges it has got.
  std::size_t progress() const { return challenges_; }
  const std::vector<std::string>& oddities() const { return odd_; }

  /// A call that is not answered is made anew with another connection when the service is back.
  template <class Call>
  auto ask(Call call) -> decltype(call(std::declval<HttpsEligibilityClient&>()).value()) {
    const auto until = std::chrono::steady_clock::now() + 30s;
    while (true) {
      if (!client_) client_ = HttpsEligibilityClient::make(settings_).value();
      auto answer = call(*client_);
      if (answer) return std::move(*answer);
      if (std::chrono::steady_clock::now() > until) throw std::runtime_error("no service any more");
      client_.reset();
      std::this_thread::sleep_for(1ms);
    }
  }
  Challenge challenge() {
    Challenge given = ask([&](auto& client) { return loop_.run(client.request_challenge()); });
    ++told_.challenges;
    ++challenges_;
    return given;
  }
  eligibility::EligibilityReply query(const EligibilityQuery& proof) {
    return ask([&](auto& client) { return loop_.run(client.query_eligibility(proof)); });
  }
  eligibility::InformationReply consent(const std::string& session) {
    eligibility::Consents consents;
    consents.drug = consents.checkup = true;
    return ask(
        [&](auto& client) { return loop_.run(client.fetch_information(session, consents)); });
  }

 private:
  void use_card() {
    const Challenge given = challenge();
    if (told_.challenges % 4 == 0) return told_.unused.push_back(given);  // for another life
    const EligibilityQuery proof = signed_query(given, cards_[next_]);
    const auto reply = query(proof);
    if (const auto* answer = std::get_if<EligibilityAnswer>(&reply)) {
      told_.used.push_back(proof);
      told_.sessions.push_back(answer->session);
      if (std::holds_alternative<Documents>(consent(answer->session))) {
        told_.consented.push_back(answer->session);
      } else {
        odd_.push_back("a session is forgotten");
      }
      ++next_;
    } else {
      refused(std::get<Rejection>(reply), proof);
    }
  }
  void refused(Rejection why, const EligibilityQuery& proof) {
    // Whether a request that got no answer was carried out nobody knows; asked again it may meet
    // its own challenge used.
    if (why == Rejection::unknown_challenge) return;
    const bool known = !told_.registered.empty() && told_.registered.back() == next_;
    if (why != Rejection::not_registered || known) {
      odd_.push_back(fmt::format("card {}: {}", next_, core::name_of(why)));
      ++next_;
      return;
    }
    told_.used.push_back(proof);
    const EligibilityQuery wish = signed_query(challenge(), cards_[next_]);
    const auto reply = ask([&](auto& client) { return loop_.run(client.register_use(wish)); });
    if (std::holds_alternative<eligibility::Registration>(reply)) {
      told_.used.push_back(wish);
      told_.registered.push_back(next_);
    }
  }

  adapters::http::HttpsClientSettings settings_;
  std::span<const IssuedCertificate> cards_;
  adapters::http::Loop loop_;
  std::unique_ptr<HttpsEligibilityClient> client_;
  std::size_t next_ = 0;
  std::atomic<std::size_t> challenges_ = 0;
  Acknowledged told_;
  std::vector<std::string> odd_;
};

/// In the life after the last kill: everything is known, and what was used cannot be used again.
void expect_all_known(Counter& counter, std::span<const IssuedCertificate> cards) {
  EXPECT_THAT(counter.oddities(), testing::IsEmpty());
  const Counter::Acknowledged told = counter.acknowledged();
  for (const Challenge& unused : told.unused) {
    const EligibilityQuery proof = signed_query(unused, cards.back());
    const auto first = counter.query(proof);
    const auto* why = std::get_if<Rejection>(&first);
    EXPECT_TRUE(why == nullptr || *why == Rejection::not_registered) << core::name_of(*why);
  }
  for (const EligibilityQuery& proof : told.used) {
    const auto again = counter.query(proof);
    const auto* why = std::get_if<Rejection>(&again);
    EXPECT_TRUE(why != nullptr && *why == Rejection::unknown_challenge) << "a challenge used twice";
  }
  for (const std::size_t card : told.registered) {
    const auto reply = counter.query(signed_query(counter.challenge(), cards[card]));
    EXPECT_TRUE(std::holds_alternative<EligibilityAnswer>(reply)) << "a registration is forgotten";
  }
  for (const std::string& session : told.sessions) {
    EXPECT_TRUE(std::holds_alternative<Documents>(counter.consent(session)))
        << "a session is forgotten";
  }
}

std::int64_t number(adapters::sqlite::Database& database, const std::string& sql) {
  const auto found = database.number(sql);
  EXPECT_TRUE(found) << sql;
  return found ? *found : -1;
}

/// What one request changes is there as a whole or not at all, and once.
void expect_whole_changes(const std::filesystem::path& path, const Counter::Acknowledged& all) {
  auto database =
      adapters::sqlite::Database::open(path.string(), adapters::sqlite::Use::reading).value();
  const auto count = [&](const std::string& from) {
    return number(database, "SELECT COUNT(*) FROM " + from);
  };
  EXPECT_EQ(count("challenges"), count("audit WHERE request = 'challenge'"));
  EXPECT_EQ(count("sessions"), count("audit WHERE request = 'eligibility' AND outcome = 'valid'"));
  EXPECT_EQ(count("challenges WHERE used = 1"),
            count("audit WHERE request IN ('eligibility', 'registration') AND "
                  "outcome IN ('valid', 'ok', 'not_registered')"));
  EXPECT_EQ(
      count("noted_cards"),
      count(
          "(SELECT DISTINCT person FROM audit WHERE request = 'registration' AND outcome = 'ok')"));
  EXPECT_GE(count("challenges"), static_cast<std::int64_t>(all.challenges));
  EXPECT_GE(count("sessions"), static_cast<std::int64_t>(all.sessions.size()));
  for (const std::string& session : all.consented) {
    EXPECT_EQ(count("consents WHERE session = '" + session + "'"), 2) << "a consent is forgotten";
  }
}

TEST(KilledService, KnowsWhatItAcknowledgedAndDoesNothingTwice) {
  const auto folder = fresh_folder("killed-service");
  const auto all = cards(counters * cards_each);
  ServiceProcess service(folder, people_of(all, counters * cards_each));
  std::deque<Counter> desks;
  for (unsigned i = 0; i < counters; ++i) {
    desks.emplace_back(service, std::span(all).subspan(i * cards_each, cards_each));
  }
  std::atomic<bool> over = false;
  std::vector<std::jthread> threads;
  for (Counter& desk : desks) threads.emplace_back([&] { desk.work(over); });
  const auto progress = [&] {
    std::size_t sum = 0;
    for (const Counter& desk : desks) sum += desk.progress();
    return sum;
  };
  core::SeededRandom random(core::seed_of("killed service"));
  for (unsigned life = 1; life < lives; ++life) {
    // After some work, and then at any moment of a request.
    const std::size_t enough = progress() + 2 + random.below(12);
    const auto patience = std::chrono::steady_clock::now() + 10s;
    while (progress() < enough && std::chrono::steady_clock::now() < patience) {
      std::this_thread::sleep_for(1ms);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random.below(15000)));
    service.kill_it();
    service.start();
  }
  over = true;
  threads.clear();
  Counter::Acknowledged sum;
  for (unsigned i = 0; i < counters; ++i) {
    const auto& told = desks[i].acknowledged();
    sum.challenges += told.challenges;
    sum.sessions.insert(sum.sessions.end(), told.sessions.begin(), told.sessions.end());
    sum.consented.insert(sum.consented.end(), told.consented.begin(), told.consented.end());
    sum.registered.insert(sum.registered.end(), told.registered.begin(), told.registered.end());
  }
  EXPECT_GE(sum.challenges, 2 * (lives - 1)) << "too few cards between the kills to say anything";
  service.kill_it();
  expect_whole_changes(service.database(), sum);
  service.start();
  for (unsigned i = 0; i < counters; ++i) {
    expect_all_known(desks[i], std::span(all).subspan(i * cards_each, cards_each));
  }
}

}  // namespace
}  // namespace madoguchi::test
