// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/reading_trial.hpp"

#include "adapters/async/start_task.hpp"
#include "adapters/opencv/card_perspective.hpp"
#include "adapters/tesseract/tesseract_digits.hpp"
#include "reader/scanned_card_surface.hpp"
#include "sim/card_surface/printed_front.hpp"
#include "sim/card_surface/scanned_front.hpp"
#include "sim/personalisation/card_order.hpp"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <mutex>
#include <thread>
#include <utility>

namespace madoguchi::sim::card_surface {
namespace {

/// Seconds that this thread was at work.
double worked() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Draws its pictures before the time counts, cuts the card out of them while it does.
class CountedScanner final : public ports::CardScanner {
 public:
  CountedScanner(const biometrics::Image& front, const ports::SurfaceView& view,
                 std::uint64_t person)
      : front_(front), view_(view), person_(person) {}

  ports::Task<biometrics::Image> scan() override {
    const double began = worked();
    const auto scan = scan_front(front_, view_, {.card = person_, .scan = ++scans_});
    drawing_ += worked() - began;
    if (!scan) co_return scan.error();
    co_return adapters::opencv::card_cut_out(*scan, ports::front_width, ports::front_height);
  }

  double drawing() const { return drawing_; }

 private:
  const biometrics::Image& front_;
  ports::SurfaceView view_;
  std::uint64_t person_;
  std::uint64_t scans_ = 0;
  double drawing_ = 0;
};

/// The day of the trial, standing still.
class StillClock final : public ports::Clock {
 public:
  explicit StillClock(core::CivilDate today) : today_(today) {}
  ports::Instant now() const override { return {}; }
  core::CivilTime civil_now() const override { return core::start_of(today_); }
  ports::Awaitable<void> sleep_until(ports::Instant) override { co_return; }

 private:
  core::CivilDate today_;
};

class NoTrace final : public ports::TraceSink {
 public:
  void record(ports::TraceEvent) override {}
};

core::Result<reader::NumberReading> finish(reader::ScannedCardSurface& surface) {
  boost::asio::io_context loop;
  core::Result<reader::NumberReading> reading = reader::NumberReading{};
  adapters::async::run_task(loop,
                            [&]() -> ports::Awaitable<void> { reading = co_await surface.read(); });
  return reading;
}

/// One worker's own share of the trial.
class Worker {
 public:
  Worker(const ReadingTrialPlan& plan, std::unique_ptr<adapters::tesseract::TesseractDigits> ocr)
      : plan_(plan), ocr_(std::move(ocr)), clock_(plan.today), counts_(plan.conditions.size()) {}

  core::Result<> place(std::uint64_t person) {
    const personalisation::PrintedCard card = test_card_of(person, plan_.today);
    const auto front = draw_front(card);
    if (!front) return front.error();
    for (std::size_t i = 0; i < plan_.conditions.size(); ++i) {
      const auto one = read(card, *front, plan_.conditions[i].view);
      if (!one) return one.error();
      counts_[i].add(*one);
    }
    return {};
  }

  const std::vector<ReadingCounts>& counts() const { return counts_; }

 private:
  core::Result<ReadingCounts> read(const personalisation::PrintedCard& card,
                                   const biometrics::Image& front, const ports::SurfaceView& view) {
    CountedScanner scanner(front, view, card.person);
    reader::ScannedCardSurface surface(scanner, *ocr_, clock_, trace_);
    const double began = worked();
    const auto reading = finish(surface);
    if (!reading) return reading.error();
    ReadingCounts one;
    one.seconds = worked() - began - scanner.drawing();
    one.pictures = static_cast<std::uint64_t>(surface.pictures());
    if (reading->doubt) {
      one.doubtful = 1;
      one.doubts[*reading->doubt] = 1;
    } else if (reading->digits == card.verification_number_b) {
      one.read = 1;
    } else {
      one.wrong = 1;
    }
    return one;
  }

  const ReadingTrialPlan& plan_;
  std::unique_ptr<adapters::tesseract::TesseractDigits> ocr_;
  StillClock clock_;
  NoTrace trace_;
  std::vector<ReadingCounts> counts_;
};

}  // namespace

void ReadingCounts::add(const ReadingCounts& other) {
  read += other.read;
  doubtful += other.doubtful;
  wrong += other.wrong;
  for (const auto& [doubt, count] : other.doubts) doubts[doubt] += count;
  pictures += other.pictures;
  seconds += other.seconds;
}

personalisation::PrintedCard test_card_of(std::uint64_t person, core::CivilDate today) {
  personalisation::CardDescription description;
  description.holder.person = person;
  const card::CardHolder holder = personalisation::holder_of(description, today);
  personalisation::PrintedCard printed;
  printed.person = person;
  printed.name = holder.person.name;
  printed.address = holder.person.address;
  printed.born = holder.person.born;
  printed.sex = holder.person.sex;
  printed.card_expiry = holder.card_expiry;
  printed.verification_number_b =
      card::verification_number_b(holder, card::ForeignBirthYear::gregorian);
  return printed;
}

core::Result<std::vector<ConditionCounts>> measure_reading(const ReadingTrialPlan& plan) {
  std::vector<Worker> workers;
  for (int i = 0; i < std::max(plan.workers, 1); ++i) {
    auto ocr = adapters::tesseract::TesseractDigits::make();
    if (!ocr) return ocr.error();
    workers.emplace_back(plan, *std::move(ocr));
  }
  std::atomic<std::uint64_t> next{0};
  std::mutex guard;
  core::Result<> outcome;
  {
    std::vector<std::jthread> threads;
    for (Worker& worker : workers) {
      threads.emplace_back([&] {
        for (std::uint64_t i = next++; i < static_cast<std::uint64_t>(plan.fronts); i = next++) {
          const auto done = worker.place(plan.first_person + i);
          if (done) continue;
          const std::lock_guard lock(guard);
          outcome = done;
          return;
        }
      });
    }
  }
  if (!outcome) return outcome.error();
  std::vector<ConditionCounts> result;
  for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
    result.push_back({plan.conditions[i]});
    for (const Worker& worker : workers) result.back().counts.add(worker.counts()[i]);
  }
  return result;
}

}  // namespace madoguchi::sim::card_surface
