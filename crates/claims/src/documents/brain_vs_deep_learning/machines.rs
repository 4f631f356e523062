//! Part IV: supercomputers, and what holds them back: networks, memory, electricity, physics, factories.

use neuroscale_hpc::{
    Hpcg, Top500, doubling_time, doubling_time_of_growth, electricity_price, electricity_price_of_year, gap,
    growth_of_doubling_time, homes_supplied, idle_share, power_per_home, yearly_cost, years_between,
};

use neuroscale_quantity::Scalar;

use crate::lists::{first_headed_by, first_hpcg_headed_by, last_headed_by, last_hpcg};
use crate::measured::observed;
use crate::{ClaimError, Document};

const LINKS: &str = "economy/links.csv";
const MEMORY: &str = "economy/memory.csv";
const HOUSEHOLDS: &str = "economy/households.csv";
const GROWTH: &str = "economy/growth.csv";
const MIXED: &str = "machines/hpl-mxp.csv";
const POWER: &str = "economy/power.csv";
const PRICES: &str = "economy/prices.csv";
const SHARES: &str = "economy/shares.csv";
const FABS: &str = "economy/fabs.csv";

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    fastest(d)?;
    linpack(d)?;
    networks_and_memory(d)?;
    electricity(d)?;
    homes(d)?;
    physics_and_factories(d)
}

fn fastest(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let hpcg = Hpcg::heads(d.package())?;
    let base_date = d.assumed("base-date")?;
    let last = last_hpcg(&hpcg, d.number(base_date)?)?;
    let first = first_hpcg_headed_by(&hpcg, "Tianhe-2")?;
    d.input("dl-fastest-date")?;
    d.evidence("dl-fastest-date", &[d.found(&first.date)])?;
    d.note("dl-fastest-date", "the date fits the lead on LINPACK alone: HPCG had no list yet")?;
    d.input("dl-fastest-hpcg")?;
    d.evidence("dl-fastest-hpcg", &[d.found(&last.performance)])?;
    d.derive("dl-gap", gap(d.stated("dl-fastest-hpcg")?, d.stated("dl-brain-flops")?))
}

fn use_of_tianhe_2(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-tianhe2-use")?;
    let reported = d.row(SHARES, "tianhe-2-use")?;
    d.evidence("dl-tianhe2-use", &[reported])?;
    d.given("dl-tianhe2-idle", idle_share(d.stated_share("dl-tianhe2-use")?))
}

fn linpack(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let top500 = Top500::read(d.package())?;
    let base_date = d.assumed("base-date")?;
    let first = d.found(&first_headed_by(&top500, "Tianhe-2")?.date);
    let last = d.found(&last_headed_by(&top500, "Tianhe-2", d.number(base_date)?)?.date);
    d.input("dl-top-spot-years")?;
    d.evidence("dl-top-spot-years", &[years_between(first, last)])?;
    use_of_tianhe_2(d)?;
    let tianhe1 = d.found(&first_headed_by(&top500, "Tianhe-1")?.date);
    d.input("dl-tianhe1-year")?;
    d.evidence("dl-tianhe1-year", &[tianhe1])?;
    d.input("dl-tianhe1-unused")?;
    d.input("dl-tianhe1-same")?;
    d.note(
        "dl-tianhe1-same",
        "the machine that stood idle was that of Changsha; the fastest of 2010, that of Tianjin, ran until August 2015",
    )?;
    d.input("dl-hpcg-over-deep-learning")?;
    let lists = Hpcg::heads(d.package())?;
    let mut rivals = vec![];
    for (key, list) in [("2019-11,1", "2019-11"), ("2021-06,1", "2021-06"), ("2022-11,3", "2022-11")] {
        let mixed = d.cell(MIXED, key, "hplmxp_eflops")?;
        let head = lists.iter().find(|head| head.edition.to_string() == list);
        rivals.extend(head.map(|head| gap(mixed, d.found(&head.performance))));
    }
    d.evidence("dl-hpcg-over-deep-learning", &rivals)?;
    d.note(
        "dl-hpcg-over-deep-learning",
        "measured: heads of HPCG over heads of the mixed-precision LINPACK, dense algebra as deep learning is, though not learning",
    )?;
    d.input("dl-top500-span")?;
    d.input_range("dl-memory-3d")?;
    let stacked = d.cell(MEMORY, "tesla-p100", "year")?;
    d.evidence("dl-memory-3d", &[stacked])?;
    d.came("dl-memory-3d", stacked)?;
    d.input("dl-unknown-technology")?;
    Ok(())
}

fn networks_and_memory(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-link-speed")?;
    let newest = d.cell(LINKS, "infiniband-edr", "rate_gbit_s")?;
    d.evidence("dl-link-speed", &[newest])?;
    let arithmetic = d.row(GROWTH, "arithmetic-growth")?.log2();
    for (claim, row) in
        [("dl-network-lag", "interconnect-growth"), ("dl-memory-lag", "memory-bandwidth-growth")]
    {
        d.input(claim)?;
        let slower = d.row(GROWTH, row)?.log2();
        d.evidence(claim, &[arithmetic / slower])?;
    }
    d.input("dl-link-doubling")?;
    let infiniband = doubling_time(
        observed(d, LINKS, "infiniband-sdr", "rate_gbit_s")?,
        observed(d, LINKS, "infiniband-edr", "rate_gbit_s")?,
    );
    let ethernet = doubling_time(
        observed(d, LINKS, "ethernet-10", "rate_gbit_s")?,
        observed(d, LINKS, "ethernet-100", "rate_gbit_s")?,
    );
    d.evidence("dl-link-doubling", &[infiniband, ethernet])?;

    d.input("dl-memory-static")?;
    let year = d.assumed("growth-period")?;
    let modules = doubling_time(
        observed(d, MEMORY, "ddr-3", "bandwidth_gb_s")?,
        observed(d, MEMORY, "ddr-4", "bandwidth_gb_s")?,
    );
    let modules = growth_of_doubling_time(modules, year);
    d.evidence("dl-memory-static", &[modules])?;
    d.note("dl-memory-static", "measured: modules from DDR3 to DDR4, of which the post speaks")
}

fn electricity(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let power = d.stated("dl-tianhe2-power")?;
    d.input("dl-tianhe2-power")?;
    let (machine, cooling) =
        (d.row(POWER, "tianhe-2-machine-power")?, d.row(POWER, "tianhe-2-cooling-power")?);
    d.evidence("dl-tianhe2-power", &[machine + cooling])?;
    d.note(
        "dl-tianhe2-power",
        "measured: the computer with its cooling; TOP500 lists the computer alone, 17.8 MW",
    )?;

    let year = d.assumed("days-per-year")?;
    let bill = d.row(PRICES, "tianhe-2-bill-2014")?;
    let (least, most) = d.input_range("dl-tianhe2-cost-day")?;
    d.evidence("dl-tianhe2-cost-day", &[bill])?;
    d.derive("dl-tianhe2-cost-year", (yearly_cost(least, year), yearly_cost(most, year)))?;
    d.evidence("dl-tianhe2-cost-year", &[yearly_cost(bill, year)])?;
    let in_2014 = d.row(PRICES, "china-all-2014")?;
    let in_2015 = d.row(PRICES, "china-all-2015")?;
    d.derive("dl-electricity-price", (electricity_price(least, power), electricity_price(most, power)))?;
    d.evidence("dl-electricity-price", &[in_2014, in_2015])?;
    let cost = d.stated("dl-tianhe2-cost-year")?;
    d.derive("dl-electricity-price-year", electricity_price_of_year(cost, power, year))?;
    d.evidence("dl-electricity-price-year", &[in_2014, in_2015])
}

fn homes(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let power = d.stated("dl-tianhe2-power")?;
    let year = d.assumed("days-per-year")?;
    let [german, german_official, german_later] = [
        d.row(HOUSEHOLDS, "germany-2010")?,
        d.row(HOUSEHOLDS, "germany-2010-official")?,
        d.row(HOUSEHOLDS, "germany-2015-official")?,
    ];
    let [american, american_2011, american_2012] = [
        d.row(HOUSEHOLDS, "united-states-2010")?,
        d.row(HOUSEHOLDS, "united-states-2011")?,
        d.row(HOUSEHOLDS, "united-states-2012")?,
    ];
    d.given("dl-homes-germany", homes_supplied(power, year, d.assumed("household-germany")?))?;
    d.evidence(
        "dl-homes-germany",
        &[
            homes_supplied(power, year, german),
            homes_supplied(power, year, german_official),
            homes_supplied(power, year, german_later),
        ],
    )?;
    d.given("dl-homes-us", homes_supplied(power, year, d.assumed("household-united-states")?))?;
    d.evidence(
        "dl-homes-us",
        &[
            homes_supplied(power, year, american),
            homes_supplied(power, year, american_2011),
            homes_supplied(power, year, american_2012),
        ],
    )?;
    d.derive("dl-home-power-germany", power_per_home(power, d.stated("dl-homes-germany")?))?;
    d.evidence("dl-home-power-germany", &[german / year, german_official / year, german_later / year])?;
    d.derive("dl-home-power-us", power_per_home(power, d.stated("dl-homes-us")?))?;
    d.evidence("dl-home-power-us", &[american / year, american_2011 / year, american_2012 / year])
}

fn physics_and_factories(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input_range("dl-tunnelling-year")?;
    d.input("dl-fab-cost")?;
    let intel = d.cell(FABS, "intel-fab-42", "cost_usd")?;
    let samsung = d.cell(FABS, "samsung-pyeongtaek-1", "cost_usd")?;
    let tsmc = d.cell(FABS, "tsmc-fab-15-10-nm", "cost_usd")?;
    d.evidence("dl-fab-cost", &[intel, samsung, tsmc])?;

    let year = d.assumed("growth-period")?;
    let (slowest, fastest) = d.input_range("dl-fab-growth")?;
    let in_1970 = observed(d, FABS, "early-fab-1970", "cost_usd")?;
    let in_2003 = observed(d, FABS, "leading-fab-2003", "cost_usd")?;
    let in_2015 = observed(d, FABS, "tsmc-fab-15-10-nm", "cost_usd")?;
    let (of_decades, of_years) = (doubling_time(in_1970, in_2015), doubling_time(in_2003, in_2015));
    let measured = [growth_of_doubling_time(of_decades, year), growth_of_doubling_time(of_years, year)];
    d.evidence("dl-fab-growth", &measured)?;
    let (longest, shortest) =
        (doubling_time_of_growth(slowest, year), doubling_time_of_growth(fastest, year));
    d.derive("dl-fab-doubling", (shortest, longest))?;
    d.evidence("dl-fab-doubling", &[of_decades, of_years])?;
    d.input("dl-atomic-limit-year")?;
    Ok(())
}
